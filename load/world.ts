import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Schemas } from '#libs/client';
import { mapBounded } from '#libs/concurrency';
import type { Answer, AssentHttp } from './assent-http.ts';
import type { Settings } from './settings.ts';

/** Assent did not answer, or answered wrongly, before the measurement. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
}

export interface Token {
  readonly tokenId: string;
  readonly recipient: string;
}

export interface Request {
  readonly versionId: string;
  readonly approvalRequestId: string;
  readonly validators: readonly string[];
}

/** The payment of each version. */
export const amount = '1.00';
/** More than the payments of any load. */
const openingBalance = '1000000000000.00';
/** Bounded, so that the preparation does not overload the server. */
const preparedAtOnce = 16;
const patienceMs = 60_000;
const pauseMs = 100;

/** The validators of a hot request. */
export const hotBoard = 500;

/** The data of one load, under a name of its own, so that two loads at the same time share nothing. */
export class World {
  readonly name = `load-${randomBytes(5).toString('hex')}`;
  readonly http: AssentHttp;
  readonly settings: Settings;
  readonly #stopped: AbortSignal;
  readonly #say: (done: number, all: number, what: string) => void;
  readonly #cold: Token[] = [];
  #hot: Token | undefined;
  #turn = 0;
  #automatic = true;

  constructor(
    http: AssentHttp,
    settings: Settings,
    stopped: AbortSignal,
    say: (done: number, all: number, what: string) => void,
  ) {
    this.http = http;
    this.settings = settings;
    this.#stopped = stopped;
    this.#say = say;
  }

  /** Whether the server executes approved versions automatically. */
  get automaticExecution(): boolean {
    return this.#automatic;
  }

  /** The prefix of the accounts of this load's recipients. No other account has it. */
  get recipients(): string {
    return `recipient:${this.name}/`;
  }

  /** A board of validators that only this load uses. */
  board(size: number): string[] {
    return Array.from({ length: size }, (_, n) => `${this.name}-v${n + 1}`);
  }

  /** The hot token with the probability of the hot share, or the next other token. */
  token(hot: boolean): Token {
    this.#turn = (this.#turn + 1) % Math.max(1, this.#cold.length);
    const found = hot ? this.#hot : this.#cold[this.#turn];
    if (found === undefined) throw new TypeError('The load has no token yet. Register tokens before they are used.');
    return found;
  }

  /** @throws NotReady */
  async open(): Promise<void> {
    this.#hot = await this.#register('hot');
    await this.inParallel(this.settings.tokens, 'tokens', async (n) => {
      this.#cold.push(await this.#register(String(n)));
    });
    const versionId = await this.createVersion(this.#hot);
    const explanation = await this.#answered(() => this.http.get(`/api/v12/approval-execution/${versionId}/explain`));
    this.#automatic = (explanation as Schemas['Explanation']).automaticExecution;
  }

  /** Repeats a step a number of times, a few at once, until all are done or the load is stopped. */
  async inParallel(times: number, what: string, work: (n: number) => Promise<void>): Promise<void> {
    let done = 0;
    await mapBounded(
      Array.from({ length: times }).keys(),
      async (n) => {
        if (this.#stopped.aborted) return;
        await work(n);
        done += 1;
        this.#say(done, times, what);
      },
      preparedAtOnce,
    );
  }

  versionOf(
    { recipient }: Token,
    more: Partial<Schemas['CreateVersionRequest']> = {},
  ): Schemas['CreateVersionRequest'] {
    return { content: { terms: '5 % until 2031', load: this.name }, amount, recipient, ...more };
  }

  async createVersion(token: Token, more: Partial<Schemas['CreateVersionRequest']> = {}): Promise<string> {
    const path = `/api/v12/tokens/${token.tokenId}/versions`;
    const created = await this.#answered(() => this.http.post(path, this.versionOf(token, more)));
    return (created as Schemas['VersionCreated']).versionId;
  }

  /** Prepares a version that waits for its votes. */
  async submitted(
    token: Token,
    validators: readonly string[],
    tier: Settings['tier'],
    more: Partial<Schemas['CreateVersionRequest']> = {},
  ): Promise<Request & { readonly position: string }> {
    const versionId = await this.createVersion(token, more);
    const path = `/api/v12/versions/${versionId}/submit`;
    const submitted = await this.#answered(() => this.http.post(path, { tier, validators }));
    const { approvalRequestId, position } = submitted as Schemas['VersionSubmitted'];
    return { versionId, approvalRequestId, validators, position };
  }

  /** Prepares a version that one validator has approved. */
  async approved(token: Token, more: Partial<Schemas['CreateVersionRequest']> = {}): Promise<Request> {
    const request = await this.submitted(token, this.board(1), 'STANDARD', more);
    const [validatorId] = request.validators;
    const path = `/api/v12/approvals/${request.approvalRequestId}/votes`;
    await this.#answered(() => this.http.post(path, { validatorId, choice: 'APPROVE' }));
    return request;
  }

  /** Prepares a version in force. If the server executed it first, the manual execution answers with that result. */
  async active(token: Token, more: Partial<Schemas['CreateVersionRequest']> = {}): Promise<Request> {
    const request = await this.approved(token, more);
    const path = `/api/v12/approval-execution/${request.versionId}/execute-manual`;
    await this.#answered(() => this.http.post(path, this.execution(request)));
    return request;
  }

  execution({ approvalRequestId }: Request): Schemas['ExecuteManuallyRequest'] {
    return { approvalRequestId, executedBy: this.name, reason: 'load' };
  }

  async #register(name: string): Promise<Token> {
    const full = `${this.name}/${name}`;
    const body = { name: full, issuerAccountId: full, openingBalance };
    const registered = await this.#answered(() => this.http.post('/api/v12/tokens', body));
    return { tokenId: (registered as Schemas['TokenRegistered']).tokenId, recipient: full };
  }

  /** Sends a request until it succeeds. A refusal or an unavailable server is retried. */
  async #answered(send: () => Promise<Answer>): Promise<unknown> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const { status, code, body } = await send();
      if (status >= 200 && status < 300) return body;
      const passing = status === 409 || status === 503 || status === 429;
      if (passing && performance.now() < deadline && !this.#stopped.aborted) {
        await delay(pauseMs);
        continue;
      }
      const { url } = this.settings;
      throw new NotReady(
        status === 0
          ? `Assent does not answer at ${url} (${code}).\n→ Start it with npm start, or set its URL with --url or ASSENT_URL.`
          : `${url} answered ${status} ${code} while the load was prepared: ${JSON.stringify(body)}`,
      );
    }
  }
}
