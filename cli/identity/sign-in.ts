import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt } from 'jose';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  initiateDeviceAuthorization,
  None,
  pollDeviceAuthorizationGrant,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  type Configuration,
  type TokenEndpointResponse,
} from 'openid-client';
import { z } from 'zod';
import { ApiProblem, isProblem, UnexpectedAnswer } from '#libs/client';
import { checkedBody } from '../checked-client.ts';
import type { Credentials } from './credentials.ts';
import { providerDeadlineSeconds, renewalFailureOf, signInAgain, SignInFailed } from './sign-in-failed.ts';

/** How fresh and how strong a sign-in must be (RFC 9470). */
export interface SignInNeeds {
  /** The greatest age of the sign-in, in seconds. */
  readonly maxAge?: number;
  /** The authentication contexts that are enough, separated by spaces. */
  readonly acr?: string;
}

/** The parameters of OpenID Connect Core, 3.1.2.1. */
function parametersOf({ maxAge, acr }: SignInNeeds): Record<string, string> {
  return { ...(maxAge !== undefined && { max_age: String(maxAge) }), ...(acr !== undefined && { acr_values: acr }) };
}

/** Where people sign in, and for what. */
export interface SignInServer {
  readonly issuer: string;
  readonly resource: string;
  readonly clientId: string;
}

const resourceSchema = z.object({ resource: z.string(), authorization_servers: z.tuple([z.url()], z.url()) });
const signInWithinMs = 300_000;

/**
 * Asks Assent for its identity provider (RFC 9728).
 * @returns undefined in local mode, in which nobody signs in
 * @throws ApiProblem when Assent refuses the request
 * @throws UnexpectedAnswer when another server answers
 */
export async function signInServerOf(url: string, clientId: string): Promise<SignInServer | undefined> {
  const answer = await fetch(new URL('/.well-known/oauth-protected-resource', url));
  if (!answer.ok) {
    const body: unknown = await answer.json().catch(() => undefined);
    if (!isProblem(body)) throw new UnexpectedAnswer(answer.url, answer.status, 'without a problem document');
    if (body.code === 'ROUTE_NOT_FOUND') return undefined;
    throw new ApiProblem(body);
  }
  const { resource, authorization_servers: providers } = await checkedBody(answer, resourceSchema);
  return { issuer: providers[0], resource, clientId };
}

/** Authorization code with PKCE; the answer comes to a port of this machine (RFC 8252). @param show the address to open */
export async function signInWithBrowser(
  server: SignInServer,
  needs: SignInNeeds,
  show: (address: URL) => void,
): Promise<Credentials> {
  const config = await configurationOf(server);
  const verifier = randomPKCECodeVerifier();
  const state = randomState();
  const callback = await listenForCallback();
  try {
    show(
      buildAuthorizationUrl(config, {
        redirect_uri: callback.redirectUri,
        scope: 'openid',
        resource: server.resource,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        ...parametersOf(needs),
      }),
    );
    const checks = {
      pkceCodeVerifier: verifier,
      expectedState: state,
      idTokenExpected: true,
      ...(needs.maxAge !== undefined && { maxAge: needs.maxAge }),
    };
    return credentialsOf(server, await authorizationCodeGrant(config, await callback.answer, checks));
  } finally {
    callback.close();
  }
}

/** For a machine without a browser (RFC 8628). @param show the address to open elsewhere, and the code to compare */
export async function signInWithDevice(
  server: SignInServer,
  needs: SignInNeeds,
  show: (address: string, code: string) => void,
): Promise<Credentials> {
  const config = await configurationOf(server);
  if (config.serverMetadata().device_authorization_endpoint === undefined) {
    const reason = `The identity provider ${server.issuer} signs nobody in with a code.`;
    throw new SignInFailed('refused', 'SIGN_IN_REFUSED', reason, 'Run npx assent login without --device.');
  }
  const { resource } = server;
  const started = await initiateDeviceAuthorization(config, { scope: 'openid', resource, ...parametersOf(needs) });
  show(started.verification_uri_complete ?? started.verification_uri, started.user_code);
  const codeEnds = AbortSignal.timeout(started.expires_in * 1_000);
  try {
    const polled = await pollDeviceAuthorizationGrant(config, started, undefined, { signal: codeEnds });
    return credentialsOf(server, polled);
  } catch (error) {
    if (!codeEnds.aborted) throw error;
    throw new SignInFailed('refused', 'SIGN_IN_REFUSED', 'Nobody signed in before the code expired.', signInAgain);
  }
}

/** @throws SignInFailed with the code SIGN_IN_ENDED when the person must sign in again */
export async function renewed(credentials: Credentials): Promise<Credentials> {
  const { issuer, resource, refreshToken } = credentials;
  if (refreshToken === undefined) {
    const reason = `Your sign-in has expired, and the identity provider ${issuer} gave nothing to renew it with.`;
    throw new SignInFailed('refused', 'SIGN_IN_ENDED', reason, signInAgain);
  }
  try {
    const config = await configurationOf(credentials);
    return credentialsOf(credentials, await refreshTokenGrant(config, refreshToken, { resource }), refreshToken);
  } catch (error) {
    throw renewalFailureOf(error, credentials);
  }
}

function configurationOf({ issuer, clientId }: SignInServer): Promise<Configuration> {
  // AUTH_ISSUER allows plain HTTP only where nobody can listen, such as on this machine.
  const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
  return discovery(new URL(issuer), clientId, undefined, None(), { execute, timeout: providerDeadlineSeconds });
}

function credentialsOf(
  { issuer, resource, clientId }: SignInServer,
  { access_token: accessToken, expires_in: seconds, refresh_token: refreshToken }: TokenEndpointResponse,
  earlier?: string,
): Credentials {
  const kept = refreshToken ?? earlier;
  const expiresAt = seconds === undefined ? expiryOf(accessToken) : Date.now() + seconds * 1_000;
  return {
    issuer,
    resource,
    clientId,
    accessToken,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(kept !== undefined && { refreshToken: kept }),
  };
}

/** When a JWT expires, in ms since 1970. RFC 6749 only recommends that the provider states it. Undefined if unknown. */
function expiryOf(accessToken: string): number | undefined {
  try {
    const { exp } = decodeJwt(accessToken);
    return typeof exp === 'number' ? exp * 1_000 : undefined;
  } catch {
    return undefined;
  }
}

/** The port that the browser is sent to when the person has signed in. */
async function listenForCallback(): Promise<{ redirectUri: string; answer: Promise<URL>; close: () => void }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const redirectUri = `http://127.0.0.1:${port}/callback`;
  const answer = new Promise<URL>((resolve, reject) => {
    const giveUp = setTimeout(() => {
      reject(new SignInFailed('refused', 'SIGN_IN_REFUSED', 'Nobody signed in within five minutes.', signInAgain));
    }, signInWithinMs);
    server.on('close', () => {
      clearTimeout(giveUp);
    });
    server.on('request', (request, response) => {
      const address = new URL(request.url ?? '', redirectUri);
      if (address.pathname !== '/callback') {
        response.writeHead(404).end();
        return;
      }
      const page = address.searchParams.has('error')
        ? 'You are not signed in. The command line says why.\n'
        : 'You are signed in, and can close this page.\n';
      response.setHeader('connection', 'close').end(page);
      resolve(address);
    });
  });
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { redirectUri, answer, close };
}
