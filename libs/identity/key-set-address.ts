import { fetchJson } from './fetch-json.ts';

/** OpenID Connect Discovery, and RFC 8414, which puts its document before the path of the issuer. */
function documentsOf(issuer: string): readonly string[] {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  return [
    `${origin}${path}/.well-known/openid-configuration`,
    `${origin}/.well-known/oauth-authorization-server${path}`,
  ];
}

/**
 * Where an issuer publishes its keys.
 * @throws Error that says what every document answered
 */
export async function discoverKeySet(issuer: string, signal: AbortSignal): Promise<string> {
  const faults: Error[] = [];
  for (const url of documentsOf(issuer)) {
    try {
      return addressIn(await fetchJson(url, signal), issuer, url);
    } catch (fault) {
      faults.push(fault instanceof Error ? fault : new Error(String(fault)));
    }
  }
  throw new Error(faults.map(({ message }) => message).join(' '), { cause: faults[0] });
}

function addressIn(document: unknown, issuer: string, url: string): string {
  const { issuer: named, jwks_uri: address } = (document ?? {}) as Readonly<Record<string, unknown>>;
  // Discovery 4.3: a document of another issuer must not be used.
  if (named !== issuer) throw new Error(`${url} names the issuer ${String(named)} and not ${issuer}.`);
  if (typeof address === 'string' && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol))
    return address;
  throw new Error(`${url} has no valid jwks_uri.`);
}
