import { Pool } from 'undici';

export interface Answer {
  /** 0 without an answer: the connection was lost, or the answer took too long. */
  readonly status: number;
  /** The code of a problem, or of the error that lost the answer; empty otherwise. */
  readonly code: string;
  /** Any JSON; undefined if the answer was no JSON. */
  readonly body: unknown;
}

export interface HttpOptions {
  readonly connections: number;
  readonly answerWithinMs: number;
  /** Creates the Idempotency-Key of each POST. Default: none is sent. */
  readonly nextKey?: () => string;
}

/**
 * Sends requests with as little work as possible, because the client shares the machine with the server: undici's pool needs a
 * sixth of the time of fetch (ADR 17). A connection carries one request at a time. Requests without a free connection wait
 * here, and that time counts.
 */
export class AssentHttp {
  readonly #pool: Pool;
  readonly #prefix: string;
  readonly #nextKey: (() => string) | undefined;
  #inFlight = 0;

  constructor(url: string, { connections, answerWithinMs, nextKey }: HttpOptions) {
    const { origin, pathname } = new URL(url);
    this.#prefix = pathname.replace(/\/+$/, '');
    this.#nextKey = nextKey;
    this.#pool = new Pool(origin, {
      connections,
      pipelining: 1,
      headersTimeout: answerWithinMs,
      bodyTimeout: answerWithinMs,
      connect: { timeout: Math.min(answerWithinMs, 10_000) },
    });
  }

  /** Requests without an answer so far. */
  get inFlight(): number {
    return this.#inFlight;
  }

  post(path: string, body: object): Promise<Answer> {
    const headers = { 'content-type': 'application/json' };
    const key = this.#nextKey?.();
    return this.#send('POST', path, key === undefined ? headers : { ...headers, 'idempotency-key': key }, body);
  }

  /** @param minPosition the position that a command answered with: the read is at least as new (N2) */
  get(path: string, minPosition?: string): Promise<Answer> {
    return this.#send('GET', path, minPosition === undefined ? {} : { 'x-min-position': minPosition });
  }

  /** Closes the connections. Requests in flight are lost. */
  close(): Promise<void> {
    return this.#pool.destroy();
  }

  async #send(
    method: 'GET' | 'POST',
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: object,
  ): Promise<Answer> {
    this.#inFlight += 1;
    try {
      const response = await this.#pool.request({
        method,
        path: this.#prefix + path,
        headers: headers,
        body: body === undefined ? null : JSON.stringify(body),
      });
      const answer = jsonOf(await response.body.text());
      return { status: response.statusCode, code: codeOf(answer), body: answer };
    } catch (error) {
      return { status: 0, code: errorCodeOf(error), body: undefined };
    } finally {
      this.#inFlight -= 1;
    }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function codeOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' ? body.code : '';
}

function errorCodeOf(error: unknown): string {
  // Several addresses were tried, and each failed with an error of its own.
  if (error instanceof AggregateError) return errorCodeOf(error.errors[0]);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code !== '')
    return error.code;
  return error instanceof Error ? error.message : String(error);
}
