/* Authorization code with PKCE. Only the verifier outlives the page, for the redirect. */

let token = null;

export const accessToken = () => token;

const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const redirectUri = () => `${location.origin}/sign/signed-in`;

async function provider({ issuer }) {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const found = await response.json();
  if (found.issuer !== issuer)
    throw new Error('The identity provider has another issuer than this installation expects.');
  return found;
}

/**
 * Leaves the page.
 * @param page to come back to
 * @param needs what the tenant's rule asks of the sign-in (RFC 9470)
 */
export async function beginSignIn(settings, page, { maxAgeSeconds = null, acr = null } = {}) {
  const { authorization_endpoint: endpoint } = await provider(settings);
  const [verifier, state] = [random(), random()];
  sessionStorage.setItem('assent-sign-in', JSON.stringify({ verifier, state, page }));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  location.assign(
    `${endpoint}?${new URLSearchParams({
      response_type: 'code',
      client_id: settings.clientId,
      redirect_uri: redirectUri(),
      scope: 'openid',
      resource: settings.resource,
      state,
      code_challenge: base64url(new Uint8Array(digest)),
      code_challenge_method: 'S256',
      ...(maxAgeSeconds !== null && { max_age: maxAgeSeconds }),
      ...(acr !== null && { acr_values: acr }),
    })}`,
  );
}

/** @returns the page at which the sign-in began; null if none has */
export async function finishSignIn(settings) {
  const answer = new URLSearchParams(location.search);
  const begun = JSON.parse(sessionStorage.getItem('assent-sign-in') ?? 'null');
  if (settings === null || location.pathname !== '/sign/signed-in') return null;
  sessionStorage.removeItem('assent-sign-in');
  // The code stays in no address, also when the sign-in fails.
  history.replaceState(null, '', `/sign/${begun?.page ?? 'signed-in'}`);
  if (begun === null || answer.get('state') !== begun.state)
    throw new Error('The sign-in did not begin here. Open the page again.');
  if (answer.has('error'))
    throw new Error(`The identity provider refused: ${answer.get('error_description') ?? answer.get('error')}`);
  const { token_endpoint: endpoint } = await provider(settings);
  const response = await fetch(endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: answer.get('code') ?? '',
      redirect_uri: redirectUri(),
      client_id: settings.clientId,
      code_verifier: begun.verifier,
      resource: settings.resource,
    }),
  });
  const { access_token: fresh, error_description: reason, error } = await response.json();
  if (!response.ok) throw new Error(`The identity provider refused: ${reason ?? error}`);
  token = fresh;
  return begun.page;
}
