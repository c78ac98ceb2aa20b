import type { Access } from './access-token.ts';

/**
 * Sends the requests of a command with its access token. When Assent refuses the token of a sign-in, for instance because
 * the provider did not state its lifetime, renews the sign-in once and sends the request again.
 */
export class AuthorizedRequests {
  readonly #open: () => Promise<Access>;
  #access: Promise<Access> | undefined;

  /** @param open finds the access; called with the first request, so that a command without one needs no token */
  constructor(open: () => Promise<Access>) {
    this.#open = open;
  }

  /** A `fetch` for the typed client. */
  readonly send = async (request: Request): Promise<Response> => {
    const used = (this.#access ??= this.#open());
    const { token, renew } = await used;
    const again = request.clone();
    const answer = await fetch(authorized(request, token));
    if (renew === undefined || !refusesToken(answer)) return answer;
    // Of several requests that are refused at the same time, the first renews.
    if (this.#access === used) this.#access = renew();
    const { token: renewed } = await this.#access;
    return renewed === undefined ? answer : fetch(authorized(again, renewed));
  };

  /** Why the last sign-in gives no token. */
  async failure(): Promise<Access['failure']> {
    return (await this.#access)?.failure;
  }
}

function authorized(request: Request, token: string | undefined): Request {
  if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

/** Whether the token itself is refused (RFC 6750, 3.1), rather than what it allows or how its owner signed in. */
function refusesToken({ status, headers }: Response): boolean {
  return status === 401 && headers.get('www-authenticate')?.includes('error="invalid_token"') === true;
}
