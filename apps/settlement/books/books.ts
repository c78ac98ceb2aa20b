import type { Pool, PoolClient } from 'pg';
import type { TrialBalance } from '#libs/contracts';
import type { Allocation, Refund } from '#libs/domain';
import { derivedId } from '#libs/event-store';
import { migrate } from '#libs/postgres';

/** Where money comes from when an issuer funds its account. */
const outside = 'outside';
/** Where allocated money waits until it is paid. */
const clearing = 'clearing';
const issuerAccount = (id: string): string => `issuer:${id}`;
const recipientAccount = (id: string): string => `recipient:${id}`;

export async function migrateBooks(database: Pool): Promise<void> {
  await migrate(database, { schema: 'settlement', directory: new URL('./schema/', import.meta.url) });
}

/** Puts money into an issuer's account; once per `fundingId`. */
export async function fund(
  client: PoolClient,
  fundingId: string,
  issuerAccountId: string,
  amount: string,
): Promise<void> {
  const account = issuerAccount(issuerAccountId);
  const posted = await post(client, {
    id: fundingId,
    kind: 'funding',
    settlementId: null,
    from: outside,
    to: account,
    amount,
  });
  if (posted) await credit(client, account, amount);
}

export interface SettlementTerms {
  readonly settlementId: string;
  readonly attempt: number;
  readonly amount: string;
  readonly recipient: string;
  readonly issuerAccountId: string;
}

/** Sets the money of a settlement aside, if the issuer's account covers it; a repeated attempt gets its first answer (S6-44). */
export async function allocate(client: PoolClient, terms: SettlementTerms): Promise<Allocation> {
  const { settlementId, attempt, amount, issuerAccountId } = terms;
  await takeTurns(client, settlementId);
  const before = await allocationOf(client, settlementId, attempt);
  if (before !== undefined) return before;

  const account = issuerAccount(issuerAccountId);
  const cancelled = (await cancellationOf(client, settlementId)) !== undefined;
  const allocation: Allocation =
    !cancelled && (await debit(client, account, amount))
      ? { allocated: true }
      : {
          allocated: false,
          code: 'INSUFFICIENT_BALANCE',
          message: cancelled
            ? 'The activation was rolled back before its funds were allocated.'
            : `The account ${issuerAccountId} does not cover ${amount}.`,
        };
  if (allocation.allocated) {
    const id = derivedId(settlementId, `allocation:${attempt}`);
    await post(client, { id, kind: 'allocation', settlementId, from: account, to: clearing, amount });
  }
  await client.query({
    name: 'record-allocation',
    text: 'insert into settlement.allocations (settlement_id, attempt, allocated, message) values ($1, $2, $3, $4)',
    values: [settlementId, attempt, allocation.allocated, allocation.allocated ? null : allocation.message],
  });
  return allocation;
}

/** What an earlier attempt to allocate was answered; undefined when there was none. */
export async function allocationOf(
  client: Pool | PoolClient,
  settlementId: string,
  attempt: number,
): Promise<Allocation | undefined> {
  const { rows } = await client.query<{ allocated: boolean; message: string | null }>({
    name: 'read-allocation',
    text: 'select allocated, message from settlement.allocations where settlement_id = $1 and attempt = $2',
    values: [settlementId, attempt],
  });
  const [row] = rows;
  if (row === undefined) return undefined;
  return row.allocated
    ? { allocated: true }
    : { allocated: false, code: 'INSUFFICIENT_BALANCE', message: row.message ?? '' };
}

async function debit(client: PoolClient, account: string, amount: string): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'debit-issuer',
    text: 'update settlement.issuer_balances set balance = balance - $2 where account = $1 and balance >= $2',
    values: [account, amount],
  });
  return rowCount === 1;
}

async function credit(client: PoolClient, account: string, amount: string): Promise<void> {
  await client.query({
    name: 'credit-issuer',
    text: `insert into settlement.issuer_balances (account, balance) values ($1, $2)
           on conflict (account) do update set balance = issuer_balances.balance + excluded.balance`,
    values: [account, amount],
  });
}

/**
 * Pays what was allocated to the recipient, once per settlement.
 * @returns whether it is paid; false when the settlement was cancelled before.
 */
export async function pay(client: PoolClient, { settlementId, recipient, amount }: SettlementTerms): Promise<boolean> {
  await takeTurns(client, settlementId);
  if ((await cancellationOf(client, settlementId)) !== undefined) return false;
  const id = derivedId(settlementId, 'payment');
  await post(client, { id, kind: 'payment', settlementId, from: clearing, to: recipientAccount(recipient), amount });
  return true;
}

/**
 * Gives back what was set aside or paid, and lets nothing be set aside or paid for this settlement any
 * more; a repeated cancellation gets its first answer (C-20).
 */
export async function cancel(client: PoolClient, settlementId: string): Promise<Refund> {
  await takeTurns(client, settlementId);
  const before = await cancellationOf(client, settlementId);
  if (before !== undefined) return before;
  const refund = await giveBack(client, settlementId);
  await client.query({
    name: 'record-cancellation',
    text: 'insert into settlement.cancellations (settlement_id, refund) values ($1, $2)',
    values: [settlementId, refund],
  });
  return refund;
}

async function giveBack(client: PoolClient, settlementId: string): Promise<Refund> {
  const { rows } = await client.query<{ kind: string; account: string; amount: string }>({
    name: 'settlement-entries',
    text: `select kind, account, amount from settlement.transfers
           join settlement.book_entries on transfer_id = id where settlement_id = $1`,
    values: [settlementId],
  });
  const allocation = rows.find(({ kind, amount }) => kind === 'allocation' && amount.startsWith('-'));
  if (allocation === undefined) return 'none';
  const payment = rows.find(({ kind, amount }) => kind === 'payment' && !amount.startsWith('-'));
  const amount = allocation.amount.slice(1);
  const kind = payment === undefined ? 'release' : 'reversal';
  await post(client, {
    id: derivedId(settlementId, kind),
    kind,
    settlementId,
    from: payment?.account ?? clearing,
    to: allocation.account,
    amount,
  });
  await credit(client, allocation.account, amount);
  return payment === undefined ? 'released' : 'reversed';
}

async function cancellationOf(client: PoolClient, settlementId: string): Promise<Refund | undefined> {
  const { rows } = await client.query<{ refund: Refund }>({
    name: 'read-cancellation',
    text: 'select refund from settlement.cancellations where settlement_id = $1',
    values: [settlementId],
  });
  return rows[0]?.refund;
}

/** Allocation, payment and cancellation of one settlement take turns, because each looks at what the others did. */
async function takeTurns(client: PoolClient, settlementId: string): Promise<void> {
  await client.query({
    name: 'settlement-turn',
    text: `select pg_advisory_xact_lock(hashtextextended($1, 0))`,
    values: [`settlement:${settlementId}`],
  });
}

/**
 * A page of the accounts with their balances, by name, and the sum over all accounts, which is zero.
 * Decimal strings, as exact as the entries.
 */
export async function trialBalance(
  database: Pool,
  { limit, after }: { readonly limit: number; readonly after: string },
): Promise<TrialBalance> {
  const { rows } = await database.query<{ account: string; balance: string }>({
    name: 'trial-balance',
    text: `select account, sum(amount) as balance from settlement.book_entries
           where account > $1 group by account order by account limit $2`,
    values: [after, limit + 1],
  });
  const { rows: totals } = await database.query<{ total: string }>(
    `select coalesce(sum(amount), 0) as total from settlement.book_entries`,
  );
  const accounts = rows.slice(0, limit);
  return {
    accounts,
    total: totals[0]?.total ?? '0',
    nextCursor: rows.length > limit ? (accounts.at(-1)?.account ?? null) : null,
  };
}

interface Transfer {
  readonly id: string;
  readonly kind: 'funding' | 'allocation' | 'payment' | 'release' | 'reversal';
  readonly settlementId: string | null;
  readonly from: string;
  readonly to: string;
  /** Decimal string, greater than zero. */
  readonly amount: string;
}

/** Records a transfer with its two entries; false when it stood in the books already. */
async function post(client: PoolClient, { id, kind, settlementId, from, to, amount }: Transfer): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'post-transfer',
    text: `with transfer as (
             insert into settlement.transfers (id, kind, settlement_id) values ($1, $2, $3)
             on conflict (id) do nothing returning id
           )
           insert into settlement.book_entries (transfer_id, account, amount)
           select transfer.id, entry.account, entry.amount
           from transfer, (values ($4::text, -$6::numeric), ($5::text, $6::numeric)) as entry (account, amount)`,
    values: [id, kind, settlementId, from, to, amount],
  });
  return rowCount === 2;
}
