import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { errors, interactionPolicy, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { memoryAdapter } from './memory-adapter.ts';
import { people } from './people.ts';
import { levelAskedOf, levels, serveSignInPage, signInPath } from './sign-in-page.ts';

export interface DevProvider {
  readonly issuer: string;
  /** What AUTH_AUDIENCE must be. */
  readonly audience: string;
  stop(): Promise<void>;
}

export const usualPort = 9010;
export const usualIssuer = `http://127.0.0.1:${usualPort}`;
const audience = 'https://assent.localhost';
/** As long as providers keep them short, so that a revoked person is out soon. */
const accessTokenSeconds = 900;
const daySeconds = 86_400;

/**
 * An OpenID Connect provider for development and tests, with a person for each role and without passwords. It listens on this
 * machine only, and keeps nothing.
 */
export async function startDevProvider(
  port: number,
  /** Further claims of every access token. */
  claims: () => Readonly<Record<string, string>> = () => ({}),
): Promise<DevProvider> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, await configuration(claims));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith(signInPath) !== true) {
      void answer(request, response);
      return;
    }
    serveSignInPage(provider, audience, request, response).catch((error: unknown) => {
      response
        .writeHead(400, { 'content-type': 'text/plain' })
        .end(`${String(error)}\nStart again with npx assent login.`);
    });
  });
  return { issuer, audience, stop: () => stopped(server) };
}

async function stopped(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

async function configuration(claims: () => Readonly<Record<string, string>>): Promise<Configuration> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    clients: [
      {
        client_id: 'assent-cli',
        client_name: 'Assent on the command line',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        // The port of a loopback redirect is free (RFC 8252, 7.3).
        redirect_uris: ['http://127.0.0.1/callback'],
        grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
        response_types: ['code'],
      },
      {
        client_id: 'assent-sign',
        client_name: 'Assent, to sign votes',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://localhost/sign/signed-in'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    adapter: memoryAdapter(),
    // The page to sign on asks for its token from another origin.
    clientBasedCORS: (_, origin) => /^http:\/\/localhost(:\d+)?$/.test(origin),
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    pkce: { required: () => true },
    findAccount: (_, id) => (Object.hasOwn(people, id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined),
    extraTokenClaims: (context, token) => ({
      ...signInOf(context),
      roles: people['accountId' in token ? token.accountId : ''] ?? [],
      ...claims(),
    }),
    issueRefreshToken: () => true,
    ttl: { Interaction: daySeconds, Grant: daySeconds, Session: daySeconds },
    acrValues: [...levels],
    interactions: { url: (_, { uid }) => signInPath + uid, policy: policyOfSignIn() },
    features: {
      devInteractions: { enabled: false },
      deviceFlow: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_, resource) => {
          if (resource !== audience) throw new errors.InvalidTarget();
          return {
            scope: '',
            audience,
            accessTokenTTL: accessTokenSeconds,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256' } },
          };
        },
      },
    },
  };
}

/** When and how strongly the person signed in (RFC 9470). A renewed token tells of the sign-in that it rests on. */
function signInOf({ oidc }: KoaContextWithOIDC): { auth_time?: number; acr?: string } {
  const { AuthorizationCode: code, DeviceCode: device, RefreshToken: refresh } = oidc.entities;
  const { authTime, acr } = code ?? device ?? refresh ?? {};
  return { ...(authTime !== undefined && { auth_time: authTime }), ...(acr !== undefined && { acr }) };
}

/** Asks a person to sign in again when the last sign-in was not of a level that `acr_values` names. */
function policyOfSignIn(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  const isWeak = ({ oidc: { params, session } }: KoaContextWithOIDC): boolean => {
    const asked = levelAskedOf(params);
    return (
      asked !== undefined &&
      !String(params?.['acr_values'])
        .split(' ')
        .includes(session?.acr ?? '')
    );
  };
  const { Check } = interactionPolicy;
  policy.get('login')?.checks.add(new Check('acr_values', 'The sign-in was not of the level asked for', isWeak));
  return policy;
}
