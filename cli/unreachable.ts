/** Why a server could not be reached, by the code of the system's or Node's error. */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it closed the connection',
  UND_ERR_SOCKET: 'it closed the connection',
  EPIPE: 'it closed the connection',
  ENOTFOUND: 'its host name is unknown',
  EAI_AGAIN: 'its host name could not be looked up',
  ETIMEDOUT: 'it did not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'it did not answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'it did not answer in time',
  UND_ERR_BODY_TIMEOUT: 'it did not answer in time',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no route to it',
  EADDRNOTAVAIL: 'there is no route to it',
  ERR_INVALID_URL: 'its address is no URL',
};

/** The server at a URL does not answer, or what answers is not Assent. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor(
    readonly url: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`Assent does not answer at ${url}: ${reason}.`, options);
  }
}

/** The server that a request failed to reach, or undefined when the error has another cause. */
export function unreachableOf(error: unknown, url: string): Unreachable | undefined {
  // fetch says only that it failed, and its cause says how. Not instanceof, because jest has error classes of its own.
  const { message, cause } = error as Partial<Error>;
  if (message !== 'fetch failed' || typeof cause !== 'object' || cause === null) return undefined;
  return new Unreachable(url, reasonOf(cause), { cause: error });
}

function reasonOf(cause: { readonly message?: unknown }): string {
  const code = 'code' in cause ? String(cause.code) : '';
  const known = reasons[code];
  if (known !== undefined) return known;
  if (/SSL|TLS|CERT|HANDSHAKE/.test(code))
    return `no secure connection (${code}); without TLS its URL begins with http:`;
  return String(cause.message).replace(/\.$/, '');
}

/**
 * Checks the URL of a server. @returns it without the slashes at its end.
 * @param refuse makes the error that is thrown for any other text
 */
export function serverUrl(given: string, refuse: (message: string) => Error): string {
  if (/^https?:$/.test(URL.parse(given)?.protocol ?? '')) return given.replace(/\/+$/, '');
  throw refuse(`${given} is no URL of a server. Give one such as http://127.0.0.1:9003.`);
}
