import type { PoolClient } from 'pg';
import type { TrialBalance } from '#libs/contracts';
import type { Refund } from '#libs/domain';
import { derivedId } from '#libs/event-store';
import type { Migrations, TenantSession } from '#libs/postgres';
import { clearing, outside } from './accounts.ts';

/** The books' tables, functions and view. Call `keyAccounts` after these migrations. */
export const booksMigrations: Migrations = {
  schema: 'settlement',
  directory: new URL('./schema/', import.meta.url),
};

interface Funding {
  readonly tenantId: string;
  /** The money is added once per id. */
  readonly id: string;
  readonly account: string;
  /** Decimal string, greater than zero. */
  readonly amount: string;
}

/** Adds money to an issuer's account. */
export async function fund(client: PoolClient, { tenantId, id, account, amount }: Funding): Promise<void> {
  const posted = await post(client, {
    tenantId,
    id,
    kind: 'funding',
    settlementId: null,
    from: outside,
    to: account,
    amount,
  });
  if (posted) await credit(client, tenantId, account, amount);
}

async function credit(client: PoolClient, tenantId: string, account: string, amount: string): Promise<void> {
  await client.query({
    name: 'credit-issuer',
    text: `insert into settlement.issuer_balances (tenant_id, account, balance) values ($1, $2, $3)
           on conflict (tenant_id, account) do update set balance = issuer_balances.balance + excluded.balance`,
    values: [tenantId, account, amount],
  });
}

/**
 * Refunds what was allocated or paid for a settlement, and prevents later allocations and payments. A repeated
 * cancellation returns the first answer (C-20).
 */
export async function cancel(client: PoolClient, tenantId: string, settlementId: string): Promise<Refund> {
  await client.query({ name: 'settlement-turn', text: 'select settlement.take_turns($1)', values: [settlementId] });
  const before = await cancellationOf(client, tenantId, settlementId);
  if (before !== undefined) return before;
  const refund = await giveBack(client, tenantId, settlementId);
  await client.query({
    name: 'record-cancellation',
    text: 'insert into settlement.cancellations (tenant_id, settlement_id, refund) values ($1, $2, $3)',
    values: [tenantId, settlementId, refund],
  });
  return refund;
}

async function giveBack(client: PoolClient, tenantId: string, settlementId: string): Promise<Refund> {
  const { rows } = await client.query<{ kind: string; from: string; to: string; amount: string }>({
    name: 'settlement-transfers',
    text: `select kind, from_account as "from", to_account as "to", amount from settlement.transfers
           where tenant_id = $1 and settlement_id = $2`,
    values: [tenantId, settlementId],
  });
  const allocation = rows.find(({ kind }) => kind === 'allocation');
  if (allocation === undefined) return 'none';
  const payment = rows.find(({ kind }) => kind === 'payment');
  const kind = payment === undefined ? 'release' : 'reversal';
  await post(client, {
    tenantId,
    id: derivedId(settlementId, kind),
    kind,
    settlementId,
    from: payment?.to ?? clearing,
    to: allocation.from,
    amount: allocation.amount,
  });
  await credit(client, tenantId, allocation.from, allocation.amount);
  return payment === undefined ? 'released' : 'reversed';
}

async function cancellationOf(client: PoolClient, tenantId: string, settlementId: string): Promise<Refund | undefined> {
  const { rows } = await client.query<{ refund: Refund }>({
    name: 'read-cancellation',
    text: 'select refund from settlement.cancellations where tenant_id = $1 and settlement_id = $2',
    values: [tenantId, settlementId],
  });
  return rows[0]?.refund;
}

/**
 * A page of a tenant's accounts by name with their balances, and the sum over all of them, which is zero. Amounts are exact
 * decimal strings.
 */
export async function trialBalance(
  database: TenantSession,
  { limit, prefix = '', after = '' }: AccountFilter,
): Promise<Omit<TrialBalance, 'nextCursor'> & { readonly next: string | undefined }> {
  const { rows } = await database.query<{ account: string; balance: string }>({
    name: 'trial-balance',
    text: `select account, sum(amount) as balance from settlement.book_entries
           where tenant_id = $4 and account > $1 and account >= $3 and starts_with(account, $3)
           group by account order by account limit $2`,
    values: [after, limit + 1, prefix, database.tenantId],
  });
  const { rows: totals } = await database.query<{ total: string }>(
    `select coalesce(sum(amount), 0.00) as total from settlement.book_entries where tenant_id = $1`,
    [database.tenantId],
  );
  const accounts = rows.slice(0, limit);
  return {
    accounts,
    total: totals[0]?.total ?? '0.00',
    next: rows.length > limit ? accounts.at(-1)?.account : undefined,
  };
}

interface AccountFilter {
  readonly limit: number;
  /** Selects accounts whose names start with this text. */
  readonly prefix?: string | undefined;
  /** The last account of the previous page. */
  readonly after?: string | undefined;
}

interface Transfer {
  readonly tenantId: string;
  readonly id: string;
  readonly kind: 'funding' | 'release' | 'reversal';
  readonly settlementId: string | null;
  readonly from: string;
  readonly to: string;
  /** Decimal string, greater than zero. */
  readonly amount: string;
}

/** Records a transfer. @returns false if the books already have it. */
async function post(
  client: PoolClient,
  { tenantId, id, kind, settlementId, from, to, amount }: Transfer,
): Promise<boolean> {
  const { rows } = await client.query<{ posted: boolean }>({
    name: 'post-transfer',
    text: 'select settlement.post($1, $2, $3, $4, $5, $6, $7) as posted',
    values: [tenantId, id, kind, settlementId, from, to, amount],
  });
  return rows[0]?.posted === true;
}
