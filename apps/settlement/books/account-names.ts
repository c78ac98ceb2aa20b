import type { Pool } from 'pg';
import { canonicalKey } from '#libs/domain';

/** So many names are kept in memory; each has at most some 200 characters. */
const mostKept = 20_000;

/**
 * Which account of the books a spelling of its name means: the account of that very name, else the one whose key is the
 * same, else a new one of that name. The answer never changes, and is kept.
 */
export class AccountNames {
  readonly #known = new Map<string, string>();

  constructor(private readonly database: Pool) {}

  /** The account that is meant by each spelling. */
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
      // Of spellings that are new at the same time, the first that is written names the account.
      text: `insert into settlement.accounts (account, key, takes_spellings)
             select account, key, true from unnest($1::text[], $2::text[]) asked (account, key)
             on conflict do nothing`,
      values: [missing, missing.map(canonicalKey)],
    });
    return new Map([...found, ...(await this.#read(missing))]);
  }

  async #read(spellings: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.database.query<{ spelling: string; account: string }>({
      name: 'accounts-meant',
      text: `select asked.spelling, coalesce(named.account, meant.account) as account
             from unnest($1::text[], $2::text[]) asked (spelling, key)
             left join settlement.accounts named on named.account = asked.spelling
             left join settlement.accounts meant on meant.key = asked.key and meant.takes_spellings
             where coalesce(named.account, meant.account) is not null`,
      values: [spellings, spellings.map(canonicalKey)],
    });
    return new Map(rows.map(({ spelling, account }) => [spelling, account]));
  }
}

/** The account that a spelling was resolved to. */
export function accountIn(resolved: ReadonlyMap<string, string>, spelling: string): string {
  const account = resolved.get(spelling);
  if (account === undefined) throw new TypeError(`The account ${spelling} was opened and is not found.`);
  return account;
}

const keysAtOnce = 1_000;

/** Gives their keys to the accounts of earlier releases. Of several with one key, the first by name takes other spellings. */
export async function keyAccounts(database: Pool): Promise<void> {
  for (;;) {
    const { rows } = await database.query<{ account: string }>(
      `select account from settlement.accounts where key is null order by account limit $1`,
      [keysAtOnce],
    );
    if (rows.length === 0) return;
    const accounts = rows.map(({ account }) => account);
    await database.query(
      `with keyed as (
         select account, key, row_number() over (partition by key order by account) = 1 as is_first
         from unnest($1::text[], $2::text[]) keyed (account, key)
       )
       update settlement.accounts a
       set key = keyed.key,
           takes_spellings = keyed.is_first and not exists (
             select from settlement.accounts other where other.key = keyed.key and other.takes_spellings
           )
       from keyed where a.account = keyed.account and a.key is null`,
      [accounts, accounts.map(canonicalKey)],
    );
  }
}
