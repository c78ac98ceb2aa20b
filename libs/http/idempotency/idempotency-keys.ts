import { randomUUID } from 'node:crypto';
import { Backoff } from '#libs/concurrency';
import { isSystemic, type Migrations, type TenantDatabase } from '#libs/postgres';

/** A request that carries an Idempotency-Key. */
export interface KeyedRequest {
  readonly tenantId: string;
  /** Who sent it. A key belongs to its principal. Empty in local mode, which knows none. */
  readonly principal: string;
  readonly key: string;
  /** SHA-256 of the parts that identify the request. */
  readonly fingerprint: Buffer;
}

export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The right to execute a request. After a minute another try may take it over. */
export interface Claim {
  readonly request: KeyedRequest;
  readonly claimId: string;
  /** The same for every try of the request. */
  readonly commandId: string;
  /** Whether an earlier try may have taken effect. */
  readonly retried: boolean;
}

export type Claimed =
  | { readonly kind: 'claimed'; readonly claim: Claim }
  | { readonly kind: 'finished'; readonly answer: StoredAnswer }
  | { readonly kind: 'reused' }
  | { readonly kind: 'in-progress' };

export const idempotencyMigrations: Migrations = {
  schema: 'idempotency',
  directory: new URL('./schema/', import.meta.url),
};

const mostTries = 4;

interface ClaimRow {
  readonly outcome: 'claimed' | 'finished' | 'reused' | 'in-progress';
  readonly command_id: string;
  readonly retried: boolean;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Stores each Idempotency-Key with its answer for 24 hours (CV-2), by the database's clock, which all processes share. */
export class IdempotencyKeys {
  constructor(private readonly tenants: TenantDatabase) {}

  /**
   * Claims the key before its request is executed. One of several concurrent callers gets the claim.
   * @param commandId the id of the command, unless an earlier try has set one
   */
  async claim(request: KeyedRequest, commandId: string): Promise<Claimed> {
    const { tenantId, principal, key, fingerprint } = request;
    const claimId = randomUUID();
    const { rows } = await this.#query<ClaimRow>(tenantId, {
      name: 'idempotency-claim',
      text: 'select outcome, command_id, retried, status, headers, body from idempotency.claim($1, $2, $3, $4, $5, $6)',
      values: [tenantId, principal, key, fingerprint, commandId, claimId],
    });
    const [row] = rows;
    if (row === undefined) throw new TypeError('idempotency.claim returned no row.');
    switch (row.outcome) {
      case 'claimed':
        return { kind: 'claimed', claim: { request, claimId, commandId: row.command_id, retried: row.retried } };
      case 'finished':
        return { kind: 'finished', answer: { status: row.status, headers: row.headers, body: row.body } };
      default:
        return { kind: row.outcome };
    }
  }

  /** Stores the answer for repetitions of the request. Does nothing if another try has taken over the claim. */
  async finish({ request, claimId }: Claim, { status, headers, body }: StoredAnswer): Promise<void> {
    await this.#query(request.tenantId, {
      name: 'idempotency-finish',
      text: `update idempotency.keys set status = $5, headers = $6, body = $7, claimed_at = null
             where tenant_id = $1 and principal = $2 and key = $3 and claim_id = $4`,
      values: [request.tenantId, request.principal, request.key, claimId, status, JSON.stringify(headers), body],
    });
  }

  /** Releases the key after a fault, so that the next try executes the same command. */
  async release({ request, claimId }: Claim): Promise<void> {
    await this.#query(request.tenantId, {
      name: 'idempotency-release',
      text: `update idempotency.keys set claimed_at = null
             where tenant_id = $1 and principal = $2 and key = $3 and claim_id = $4`,
      values: [request.tenantId, request.principal, request.key, claimId],
    });
  }

  /**
   * Retries after a lost connection, because a claim left behind blocks its key for a minute. Safe, because every
   * statement is idempotent.
   */
  async #query<Row extends object>(
    tenantId: string,
    statement: { readonly name: string; readonly text: string; readonly values: unknown[] },
  ): Promise<{ rows: Row[] }> {
    const backoff = new Backoff();
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.tenants.of(tenantId).query<Row>(statement);
      } catch (fault) {
        if (!isSystemic(fault) || tries === mostTries) throw fault;
        await backoff.pause();
      }
    }
  }
}
