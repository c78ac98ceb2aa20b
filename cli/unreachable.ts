/** Reasons by error code of Node or the operating system. */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
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
  ERR_INVALID_URL: 'its address is not a valid URL',
};

/** The server at a URL does not answer, or is not Assent. */
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

/** Translates a network error of fetch. Undefined for any other error. */
export function unreachableOf(error: unknown, url: string): Unreachable | undefined {
  const reason = networkReasonOf(error);
  return reason === undefined ? undefined : new Unreachable(url, reason, { cause: error });
}

/** @returns why a server does not answer, such as `connection refused`; undefined when fetch has not failed */
export function networkReasonOf(error: unknown): string | undefined {
  // fetch puts the reason in the cause. Avoids instanceof, because errors from outside jest's realm fail it.
  const { message, cause } = (error ?? {}) as Partial<Error>;
  return message === 'fetch failed' && typeof cause === 'object' && cause !== null ? reasonOf(cause) : undefined;
}

function reasonOf(cause: { readonly message?: unknown }): string {
  const code = 'code' in cause ? String(cause.code) : '';
  const known = reasons[code];
  if (known !== undefined) return known;
  if (/CERT|SIGNATURE|ISSUER|ALTNAME/.test(code)) {
    return `its certificate is not trusted (${code}); set NODE_EXTRA_CA_CERTS to the file of the authority that issued it`;
  }
  if (/SSL|TLS|HANDSHAKE/.test(code)) return `TLS failed (${code}); a server without TLS needs a URL with http:`;
  return String(cause.message).replace(/\.$/, '');
}

/**
 * Checks the URL of a server. @returns the URL without trailing slashes
 * @param refuse makes the error for an invalid URL
 */
export function serverUrl(given: string, refuse: (message: string) => Error): string {
  if (/^https?:$/.test(URL.parse(given)?.protocol ?? '')) return given.replace(/\/+$/, '');
  throw refuse(`${given} is not an http or https URL. Use one such as http://127.0.0.1:9003.`);
}
