import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { isSystemic, type Migrations } from '#libs/postgres';

/** A request that carries an Idempotency-Key. */
export interface KeyedRequest {
  readonly tenantId: string;
  readonly key: string;
  /** SHA-256 of what makes it this request and no other. */
  readonly fingerprint: Buffer;
}

export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The right to execute a request, until the claim is a minute old and somebody takes it over. */
export interface Claim {
  readonly request: KeyedRequest;
  readonly claimId: string;
  /** The same for every try of the request. */
  readonly commandId: string;
  /** Whether there has been a try before, which may have taken effect. */
  readonly retried: boolean;
}

export type Claimed =
  | { readonly kind: 'claimed'; readonly claim: Claim }
  | { readonly kind: 'finished'; readonly answer: StoredAnswer }
  | { readonly kind: 'reused' }
  | { readonly kind: 'in-progress' };

/** The table of keys. */
export const idempotencyMigrations: Migrations = {
  schema: 'idempotency',
  directory: new URL('./schema/', import.meta.url),
};

const backoffsMs = [0, 50, 250] as const;

interface ClaimRow {
  readonly outcome: 'claimed' | 'finished' | 'reused' | 'in-progress';
  readonly command_id: string;
  readonly retried: boolean;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What each Idempotency-Key stands for, for 24 hours (CV-2). By the database's clock, which all processes share. */
export class IdempotencyKeys {
  constructor(private readonly database: Pool) {}

  /**
   * Claims the key before its request is executed; of those who ask at the same time one gets it.
   * @param commandId of the command that the request is, unless an earlier try has given it one
   */
  async claim(request: KeyedRequest, commandId: string): Promise<Claimed> {
    const { tenantId, key, fingerprint } = request;
    const claimId = randomUUID();
    const { rows } = await this.#query<ClaimRow>({
      name: 'idempotency-claim',
      text: 'select outcome, command_id, retried, status, headers, body from idempotency.claim($1, $2, $3, $4, $5)',
      values: [tenantId, key, fingerprint, commandId, claimId],
    });
    const [row] = rows;
    if (row === undefined) throw new TypeError('A claim has one outcome.');
    switch (row.outcome) {
      case 'claimed':
        return { kind: 'claimed', claim: { request, claimId, commandId: row.command_id, retried: row.retried } };
      case 'finished':
        return { kind: 'finished', answer: { status: row.status, headers: row.headers, body: row.body } };
      default:
        return { kind: row.outcome };
    }
  }

  /** Keeps the answer for whoever repeats the request. A claim that was taken over keeps nothing. */
  async finish({ request, claimId }: Claim, { status, headers, body }: StoredAnswer): Promise<void> {
    await this.#query({
      name: 'idempotency-finish',
      text: `update idempotency.keys set status = $4, headers = $5, body = $6, claimed_at = null
             where tenant_id = $1 and key = $2 and claim_id = $3`,
      values: [request.tenantId, request.key, claimId, status, JSON.stringify(headers), body],
    });
  }

  /** Gives the key free after a fault: the next try executes the same command. */
  async release({ request, claimId }: Claim): Promise<void> {
    await this.#query({
      name: 'idempotency-release',
      text: `update idempotency.keys set claimed_at = null where tenant_id = $1 and key = $2 and claim_id = $3`,
      values: [request.tenantId, request.key, claimId],
    });
  }

  /** Again after a lost connection, because each statement comes to the same when it is repeated, and a key that is left claimed is blocked for a minute. */
  async #query<Row extends object>(statement: {
    readonly name: string;
    readonly text: string;
    readonly values: unknown[];
  }): Promise<{ rows: Row[] }> {
    for (const backoffMs of backoffsMs) {
      try {
        return await this.database.query<Row>(statement);
      } catch (fault) {
        if (!isSystemic(fault)) throw fault;
        await delay(backoffMs);
      }
    }
    return this.database.query<Row>(statement);
  }
}
