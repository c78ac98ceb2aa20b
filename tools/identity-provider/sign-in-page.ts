import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type Provider from 'oidc-provider';
import { people } from './people.ts';

export const signInPath = '/sign-in/';

/** The authentication contexts (`acr`) that the provider says it has, without checking anything. */
export const levels = ['silver', 'gold'] as const;

/** The first level of `acr_values` that the provider has. */
export function levelAskedOf(params: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const asked = params?.['acr_values'];
  return typeof asked === 'string'
    ? asked.split(' ').find((level) => levels.some((each) => each === level))
    : undefined;
}

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
    const acr = levelAskedOf(params);
    const login = { accountId: person, ...(acr !== undefined && { acr }) };
    await provider.interactionFinished(request, response, { login });
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
