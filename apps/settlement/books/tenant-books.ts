import type { Pool } from 'pg';
import { AccountNames } from './account-names.ts';
import { SettlementSteps } from './settlement-steps.ts';

/** The accounts and the settlements of one tenant. */
export interface TenantBooks {
  readonly names: AccountNames;
  readonly steps: SettlementSteps;
}

/** The books of all tenants. Each use names its tenant first. */
export class Books {
  readonly #known = new Map<string, TenantBooks>();

  constructor(private readonly database: Pool) {}

  of(tenantId: string): TenantBooks {
    const known = this.#known.get(tenantId);
    if (known !== undefined) return known;
    const names = new AccountNames(this.database, tenantId);
    const books = { names, steps: new SettlementSteps(this.database, tenantId, names) };
    this.#known.set(tenantId, books);
    return books;
  }
}
