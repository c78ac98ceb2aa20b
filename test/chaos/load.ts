import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

/** What the load was told has happened; the oracle holds the log against it. */
export interface Ledger {
  /** Token ids by the name that the load gave them. */
  readonly tokens: Map<string, string>;
  /** Version ids by the recipient that the load gave them. */
  readonly versions: Map<string, string>;
  /** Approval request ids by version id. */
  readonly submissions: Map<string, string>;
  /** `approvalRequestId:validatorId`. */
  readonly votes: Set<string>;
  /** Version ids. */
  readonly rollbacks: Set<string>;
  /** Answers that nobody should have got. */
  readonly surprises: string[];
  /** Milliseconds of `performance.now()` at which each command was acknowledged. */
  readonly acknowledgedAt: number[];
  /** How often a command had to be sent again. */
  retries: number;
}

export function emptyLedger(): Ledger {
  return {
    tokens: new Map(),
    versions: new Map(),
    submissions: new Map(),
    votes: new Set(),
    rollbacks: new Set(),
    surprises: [],
    acknowledgedAt: [],
    retries: 0,
  };
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, string>>;
}

const answerWithinMs = 10_000;
const pauseMs = 100;
const patienceMs = 120_000;
/** Nothing was recorded, and the command may be given anew. */
const given = ['CONCURRENT_MODIFICATION', 'APPROVAL_REQUEST_NOT_FOUND', 'VALIDATOR_AT_CAPACITY'];
/** An answer like any other to a rollback that comes at random. */
const refusedRollbacks = ['INVALID_STATE_TRANSITION', 'SETTLEMENT_COMPLETED', 'EXECUTION_IN_PROGRESS'];
const versionsPerToken = 8;

/** Gives commands until the deadline, each until it is answered, under one Idempotency-Key. */
export class Client {
  readonly #url: string;
  readonly #name: string;
  readonly #random: () => number;
  readonly #ledger: Ledger;

  constructor(url: string, name: string, random: () => number, ledger: Ledger) {
    this.#url = url;
    this.#name = name;
    this.#random = random;
    this.#ledger = ledger;
  }

  async run(until: number): Promise<void> {
    for (let n = 0; performance.now() < until; n += 1) await this.#lifeOfToken(`${this.#name}-${n}`, until);
  }

  async #lifeOfToken(name: string, until: number): Promise<void> {
    const ledger = this.#ledger;
    const registered = await this.#command('/tokens', { name, issuerAccountId: name, openingBalance: '100000.00' });
    const { tokenId } = registered.body;
    if (tokenId === undefined) return;
    ledger.tokens.set(name, tokenId);
    let previousVersionId: string | undefined;
    for (let n = 0; n < versionsPerToken && performance.now() < until; n += 1) {
      const label = `${name}-${n}`;
      const created = await this.#command(`/tokens/${tokenId}/versions`, {
        content: { label },
        amount: '1.00',
        recipient: label,
        ...(previousVersionId !== undefined && { previousVersionId }),
      });
      const { versionId } = created.body;
      if (versionId === undefined) return;
      ledger.versions.set(label, versionId);
      const validators = ['a', 'b', 'c'].map((each) => `${label}-${each}`);
      const submitted = await this.#command(`/versions/${versionId}/submit`, { tier: 'ELEVATED', validators });
      const { approvalRequestId } = submitted.body;
      if (approvalRequestId === undefined) return;
      ledger.submissions.set(versionId, approvalRequestId);
      const choice = this.#random() < 0.85 ? 'APPROVE' : 'REJECT';
      for (const validatorId of validators.slice(0, 2)) {
        const voted = await this.#command(`/approvals/${approvalRequestId}/votes`, { validatorId, choice });
        if (voted.status < 300) ledger.votes.add(`${approvalRequestId}:${validatorId}`);
      }
      if (choice === 'APPROVE') previousVersionId = versionId;
      if (this.#random() < 0.15) await this.#rollBack(versionId);
    }
  }

  async #rollBack(versionId: string): Promise<void> {
    const path = `/approval-execution/${versionId}/rollback`;
    const body = { executedBy: 'operator', reason: 'at random', force: false };
    const { status } = await this.#command(path, body, refusedRollbacks);
    if (status < 300) this.#ledger.rollbacks.add(versionId);
  }

  /** Sends a command until it is answered; what is lost on the way is sent again under the same key. */
  async #command(path: string, body: object, allowed: readonly string[] = []): Promise<Answer> {
    const ledger = this.#ledger;
    let key = randomUUID();
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const answer = await this.#send(path, body, key);
      if (answer !== undefined && answer.status < 500 && answer.body['code'] !== 'IDEMPOTENCY_KEY_IN_PROGRESS') {
        const { code } = answer.body;
        if (answer.status < 300) {
          ledger.acknowledgedAt.push(performance.now());
          return answer;
        }
        if (code !== undefined && allowed.includes(code)) return answer;
        if (code === undefined || !given.includes(code)) {
          ledger.surprises.push(`${path} was answered ${answer.status} ${JSON.stringify(answer.body)}`);
          return answer;
        }
        key = randomUUID();
      }
      if (performance.now() > deadline) {
        ledger.surprises.push(`${path} was not answered within ${patienceMs / 1_000} s: ${JSON.stringify(answer)}`);
        return answer ?? { status: 0, body: {} };
      }
      ledger.retries += 1;
      await delay(pauseMs);
    }
  }

  async #send(path: string, body: object, key: string): Promise<Answer | undefined> {
    try {
      const response = await fetch(`${this.#url}/api/v12${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(answerWithinMs),
      });
      return { status: response.status, body: (await response.json()) as Answer['body'] };
    } catch {
      // The connection was lost: whether the command was recorded is for the next try to find out.
      return undefined;
    }
  }
}
