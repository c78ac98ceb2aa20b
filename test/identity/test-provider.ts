import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import type { IdentityConfig } from '#libs/process';

export const audience = 'https://assent.test';

/** The claims of a token. Unlike JWTPayload, any claim may be missing. */
export type Claims = Readonly<Record<string, unknown>>;

export interface TokenOptions {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly key?: CryptoKey | Uint8Array;
  readonly alg?: string;
}

/** An identity provider that publishes its keys over HTTP and signs any claims. */
export interface TestProvider {
  readonly issuer: string;
  readonly config: IdentityConfig;
  /** How often the keys were fetched. */
  readonly fetches: number;
  readonly kid: string;
  /** A valid access token with the given claims and options. Omits undefined claims. */
  token(claims?: Claims, options?: TokenOptions): Promise<string>;
  /** Signs with a new key from now on. Publishes the previous key only if it is kept. */
  rotate(keep?: 'previous'): Promise<void>;
  /** Stops answering. */
  stop(): Promise<void>;
  /** Answers again, at the same address. */
  start(): Promise<void>;
}

export async function startTestProvider(alg = 'ES256'): Promise<TestProvider> {
  let keys: JWK[] = [];
  let signing: { readonly kid: string; readonly key: CryptoKey } | undefined;
  let fetches = 0;
  let server: Server | undefined;
  let port = 0;
  let made = 0;
  const rotate = async (keep?: 'previous'): Promise<void> => {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    const kid = `key-${(made += 1)}`;
    keys = [...(keep === 'previous' ? keys : []), { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' }];
    signing = { kid, key: privateKey };
  };
  const start = async (): Promise<void> => {
    server = createServer((request, response) => {
      if (request.url === '/jwks') {
        fetches += 1;
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
      } else response.writeHead(404).end();
    }).listen(port, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  };
  await rotate();
  await start();
  const issuer = `http://127.0.0.1:${port}`;
  return {
    issuer,
    config: {
      issuer,
      audience: [audience],
      jwksUrl: `${issuer}/jwks`,
      publicKey: undefined,
      tokenTypes: ['at+jwt'],
      rolesClaim: 'roles',
      rolesOf: undefined,
      tenantClaim: undefined,
      signClientId: 'assent-sign',
    },
    get fetches() {
      return fetches;
    },
    get kid() {
      return signing?.kid ?? '';
    },
    token: (claims = {}, { header = {}, key, alg: other = alg } = {}) => {
      if (signing === undefined) throw new TypeError('The provider has no key.');
      const nowSeconds = Math.floor(Date.now() / 1_000);
      const payload = {
        iss: issuer,
        aud: audience,
        sub: 'ann',
        iat: nowSeconds,
        exp: nowSeconds + 300,
        ...claims,
      } as JWTPayload;
      return new SignJWT(payload)
        .setProtectedHeader({ alg: other, kid: signing.kid, typ: 'at+jwt', ...header })
        .sign(key ?? signing.key);
    },
    rotate,
    stop: async () => {
      const closing = server;
      server = undefined;
      if (closing === undefined) return;
      closing.closeAllConnections();
      closing.close();
      await once(closing, 'close');
    },
    start,
  };
}
