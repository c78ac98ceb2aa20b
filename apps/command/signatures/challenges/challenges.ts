import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Migrations, TenantDatabase } from '#libs/postgres';
import { TENANT_DATABASE } from '#libs/runtime';

export const challengeMigrations: Migrations = {
  schema: 'signatures',
  directory: new URL('./schema/', import.meta.url),
};

const validForMs = 600_000;
const nonceBytes = 16;

/** For whom a number is, and for what. */
export interface ChallengeFor {
  readonly tenantId: string;
  readonly purpose: 'passkey' | `vote:${string}`;
  readonly principal: string;
}

export interface Challenge {
  readonly nonce: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** Random numbers of the server that are signed once. They are not recorded, because a client can always ask for another. */
@Injectable()
export class Challenges {
  constructor(@Inject(TENANT_DATABASE) private readonly database: TenantDatabase) {}

  /** A new number, which replaces an unused one. @param now ISO 8601 */
  async issue({ tenantId, purpose, principal }: ChallengeFor, now: string): Promise<Challenge> {
    const nonce = randomBytes(nonceBytes).toString('base64url');
    const expiresAt = new Date(Date.parse(now) + validForMs).toISOString();
    // Each number adds at most one row and removes up to two, so numbers that nobody used do not stay for long.
    await this.database.of(tenantId).query(
      `delete from signatures.challenges expired using (
         select tenant_id, purpose, principal from signatures.challenges
         where expires_at < $1 order by expires_at limit 2 for update skip locked
       ) oldest
       where expired.tenant_id = oldest.tenant_id and expired.purpose = oldest.purpose
         and expired.principal = oldest.principal`,
      [now],
    );
    await this.database.of(tenantId).query(
      `insert into signatures.challenges (tenant_id, purpose, principal, nonce, expires_at) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, purpose, principal)
       do update set nonce = excluded.nonce, expires_at = excluded.expires_at`,
      [tenantId, purpose, principal, nonce, expiresAt],
    );
    return { nonce, expiresAt };
  }

  /** Whether the number is valid. */
  async isValid({ tenantId, purpose, principal }: ChallengeFor, nonce: string, now: string): Promise<boolean> {
    const { rowCount } = await this.database.of(tenantId).query(
      `select from signatures.challenges
       where tenant_id = $1 and purpose = $2 and principal = $3 and nonce = $4 and expires_at >= $5`,
      [tenantId, purpose, principal, nonce, now],
    );
    return rowCount === 1;
  }

  /** Uses the number up. @returns false if it was not valid, so that one of several concurrent callers gets true */
  async use({ tenantId, purpose, principal }: ChallengeFor, nonce: string, now: string): Promise<boolean> {
    const { rowCount } = await this.database.of(tenantId).query(
      `delete from signatures.challenges
       where tenant_id = $1 and purpose = $2 and principal = $3 and nonce = $4 and expires_at >= $5`,
      [tenantId, purpose, principal, nonce, now],
    );
    return rowCount === 1;
  }
}
