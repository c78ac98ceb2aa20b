import { Pool } from 'undici';

export interface Answer {
  /** 0 when there was none: the connection was lost, or it took too long. */
  readonly status: number;
  /** Of a problem, or of the error that lost the answer; empty otherwise. */
  readonly code: string;
  /** JSON of any shape; undefined where the answer was none. */
  readonly body: unknown;
}

export interface HttpOptions {
  readonly connections: number;
  readonly answerWithinMs: number;
  /** Makes the Idempotency-Key of each POST; unset: none is sent. */
  readonly nextKey?: () => string;
}

/**
 * Requests at as little cost as possible, because they share the machine with what they measure: undici's pool takes a
 * sixth of what fetch takes (ADR 17). One request at a time on a connection; what finds none waits here, and that counts.
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

  /** How many requests have not been answered yet. */
  get inFlight(): number {
    return this.#inFlight;
  }

  post(path: string, body: object): Promise<Answer> {
    const headers = { 'content-type': 'application/json' };
    const key = this.#nextKey?.();
    return this.#send('POST', path, key === undefined ? headers : { ...headers, 'idempotency-key': key }, body);
  }

  /** @param minPosition what a command answered: the read is at least as new (N2) */
  get(path: string, minPosition?: string): Promise<Answer> {
    return this.#send('GET', path, minPosition === undefined ? {} : { 'x-min-position': minPosition });
  }

  /** Ends the connections, and with them what is still in flight. */
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
  // Several addresses were tried, and failed each for itself.
  if (error instanceof AggregateError) return errorCodeOf(error.errors[0]);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code !== '')
    return error.code;
  return error instanceof Error ? error.message : String(error);
}
