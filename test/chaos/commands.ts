import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ledger } from './ledger.ts';
import type { People } from './people.ts';

export interface Answer {
  readonly status: number;
  /** JSON of any shape. */
  readonly body: Readonly<Record<string, any>>;
}

const answerWithinMs = 10_000;
const pauseMs = 100;
const patienceMs = 120_000;
/** Codes after which nothing was recorded and the command may be sent again. */
const given = ['CONCURRENT_MODIFICATION', 'APPROVAL_REQUEST_NOT_FOUND', 'VALIDATOR_AT_CAPACITY'];

/** Who sends commands, and where to. */
export interface Sender {
  readonly urls: readonly string[];
  readonly random: () => number;
  /** Of the tenant. */
  readonly ledger: Ledger;
  readonly people: People;
  readonly tenant: string;
  readonly person: string;
}

/** Sends each command to a random process until it is answered, under one Idempotency-Key. */
export class Commands {
  readonly #sender: Sender;
  readonly #token: Promise<string>;

  constructor(sender: Sender) {
    this.#sender = sender;
    this.#token = sender.people.tokenOf(sender.tenant, sender.person);
  }

  /** The commands of another person of the tenant. */
  by(person: string): Commands {
    return new Commands({ ...this.#sender, person });
  }

  /** The principal whom a request names. */
  principal(person: string): string {
    return this.#sender.people.principal(person);
  }

  /**
   * Sends a command until it is answered. After a lost connection, sends it again under the same key to any process.
   * @param allowed refusal codes that count as an answer
   */
  async command(path: string, body: object, allowed: readonly string[] = []): Promise<Answer> {
    return this.#untilAnswered(path, body, ({ code }) => code !== undefined && allowed.includes(code));
  }

  /** Sends a command that races others, so any refusal counts as an answer. */
  async attempt(path: string, body: object): Promise<Answer> {
    return this.#untilAnswered(path, body, ({ code }) => code !== undefined && code !== 'VALIDATION_FAILED');
  }

  /** Sends a command with PUT. */
  async set(path: string, body: object): Promise<Answer> {
    return this.#untilAnswered(path, body, () => false, 'PUT');
  }

  /** Sends a command and closes its connection after the given time, whether it is answered or not. */
  async walkAway(path: string, body: object, afterMs: number): Promise<void> {
    await this.#send(path, body, randomUUID(), afterMs);
  }

  async #untilAnswered(
    path: string,
    body: object,
    isAnswer: (body: Answer['body']) => boolean,
    method = 'POST',
  ): Promise<Answer> {
    const { ledger } = this.#sender;
    let key = randomUUID();
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const answer = await this.#send(path, body, key, answerWithinMs, method);
      if (answer !== undefined && answer.status < 500 && answer.body['code'] !== 'IDEMPOTENCY_KEY_IN_PROGRESS') {
        const { code } = answer.body;
        if (answer.status < 300) {
          ledger.acknowledgedAt.push(performance.now());
          return answer;
        }
        if (isAnswer(answer.body)) return answer;
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

  async #send(path: string, body: object, key: string, withinMs: number, method = 'POST'): Promise<Answer | undefined> {
    const { urls, random } = this.#sender;
    const url = urls[Math.floor(random() * urls.length)] ?? '';
    const authorization = `Bearer ${await this.#token}`;
    try {
      const response = await fetch(`${url}/api/v12${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(withinMs),
      });
      return { status: response.status, body: (await response.json()) as Answer['body'] };
    } catch {
      // The connection was lost. The next try finds out whether the command was recorded.
      return undefined;
    }
  }
}
