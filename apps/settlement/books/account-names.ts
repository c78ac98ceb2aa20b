import type { Pool } from 'pg';
import { canonicalKey } from '#libs/domain';

/** The most names cached in memory. A name has at most about 200 characters. */
const mostKept = 20_000;

/**
 * Resolves the spelling of a name to an account of a tenant: the account with exactly this name, else the one with the same key,
 * else a new account. The answer never changes, so it is cached.
 */
export class AccountNames {
  readonly #known = new Map<string, string>();

  constructor(
    private readonly database: Pool,
    private readonly tenantId: string,
  ) {}

  /** @returns the account of each spelling. */
  async resolve(spellings: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const unknown = new Set(spellings.filter((spelling) => !this.#known.has(spelling)));
    const found = unknown.size === 0 ? new Map<string, string>() : await this.#lookUp([...unknown]);
    const meant = new Map(found);
    for (const spelling of spellings) {
      const account = this.#known.get(spelling);
      if (account !== undefined) meant.set(spelling, account);
    }
    if (this.#known.size + found.size > mostKept) this.#known.clear();
    for (const [spelling, account] of found) this.#known.set(spelling, account);
    return meant;
  }

  async #lookUp(spellings: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.#read(spellings);
    const missing = spellings.filter((spelling) => !found.has(spelling));
    if (missing.length === 0) return found;
    await this.database.query({
      name: 'open-accounts',
      // If several new spellings arrive together, the first one written names the account.
      text: `insert into settlement.accounts (tenant_id, account, key, takes_spellings)
             select $3, account, key, true from unnest($1::text[], $2::text[]) asked (account, key)
             on conflict do nothing`,
      values: [missing, missing.map(canonicalKey), this.tenantId],
    });
    return new Map([...found, ...(await this.#read(missing))]);
  }

  async #read(spellings: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.database.query<{ spelling: string; account: string }>({
      name: 'accounts-meant',
      text: `select asked.spelling, coalesce(named.account, meant.account) as account
             from unnest($1::text[], $2::text[]) asked (spelling, key)
             left join settlement.accounts named on named.tenant_id = $3 and named.account = asked.spelling
             left join settlement.accounts meant
               on meant.tenant_id = $3 and meant.key = asked.key and meant.takes_spellings
             where coalesce(named.account, meant.account) is not null`,
      values: [spellings, spellings.map(canonicalKey), this.tenantId],
    });
    return new Map(rows.map(({ spelling, account }) => [spelling, account]));
  }
}

export function accountIn(resolved: ReadonlyMap<string, string>, spelling: string): string {
  const account = resolved.get(spelling);
  if (account === undefined) throw new TypeError(`The spelling ${spelling} was not resolved to an account.`);
  return account;
}

const keysAtOnce = 1_000;

/** Adds keys to accounts of earlier releases. If accounts share a key, the first by name receives other spellings. */
export async function keyAccounts(database: Pool): Promise<void> {
  for (;;) {
    const { rows } = await database.query<{ tenant_id: string; account: string }>(
      `select tenant_id, account from settlement.accounts where key is null order by tenant_id, account limit $1`,
      [keysAtOnce],
    );
    if (rows.length === 0) return;
    const accounts = rows.map(({ account }) => account);
    await database.query(
      `with keyed as (
         select tenant_id, account, key, row_number() over (partition by tenant_id, key order by account) = 1 as is_first
         from unnest($1::text[], $2::text[], $3::text[]) keyed (tenant_id, account, key)
       )
       update settlement.accounts a
       set key = keyed.key,
           takes_spellings = keyed.is_first and not exists (
             select from settlement.accounts other
             where other.tenant_id = keyed.tenant_id and other.key = keyed.key and other.takes_spellings
           )
       from keyed where a.tenant_id = keyed.tenant_id and a.account = keyed.account and a.key is null`,
      [rows.map((row) => row.tenant_id), accounts, accounts.map(canonicalKey)],
    );
  }
}
