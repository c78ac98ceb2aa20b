import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type Provider from 'oidc-provider';
import { people } from './people.ts';

export const signInPath = '/sign-in/';

/** One click signs in: a provider for development has no passwords. */
export async function serveSignInPage(
  provider: Provider,
  audience: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Throws for an address that no sign-in under way has.
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'consent') {
    // The only client is ours, so nobody is asked.
    const grant = new provider.Grant({ clientId: String(params['client_id']), accountId: session?.accountId ?? '' });
    grant.addOIDCScope('openid');
    grant.addResourceScope(audience, 'openid');
    await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
    return;
  }
  const person = request.method === 'POST' ? new URLSearchParams(await text(request)).get('person') : null;
  if (person !== null && Object.hasOwn(people, person)) {
    await provider.interactionFinished(request, response, { login: { accountId: person } });
    return;
  }
  response.setHeader('content-type', 'text/html; charset=utf-8').end(page());
}

function page(): string {
  const buttons = Object.entries(people).map(
    ([person, roles]) => `<p><button name="person" value="${person}">${person}</button> ${roles.join(', ')}</p>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in</title>
<h1>Who are you?</h1><form method="post">${buttons.join('')}</form></html>`;
}
