import type { Pool, PoolClient } from 'pg';
import type { IntegrationEvent, TrialBalance } from '#libs/contracts';
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
export async function allocate(database: Pool | PoolClient, terms: SettlementTerms): Promise<Allocation> {
  const { rows } = await database.query<AllocationRow>({
    name: 'allocate',
    text: `select allocated, message from ${allocation}`,
    values: allocationArguments(terms),
  });
  return toAllocation(rows[0]);
}

/** The same for an event that a group consumes: that it has handled it is recorded in the same transaction. */
export async function allocateFor(
  database: Pool,
  group: string,
  { id, type, source }: IntegrationEvent,
  terms: SettlementTerms,
): Promise<Allocation> {
  const { rows } = await database.query<AllocationRow>({
    name: 'allocate-for',
    text: `select allocated, message from messaging.claim_event($9, $10, $11, $12), ${allocation}`,
    values: [...allocationArguments(terms), group, id, type, source],
  });
  return toAllocation(rows[0]);
}

interface AllocationRow {
  readonly allocated: boolean;
  readonly message: string | null;
}

const allocation = 'settlement.allocate($1, $2, $3, $4, $5, $6, $7, $8)';

function allocationArguments({ settlementId, attempt, issuerAccountId, amount }: SettlementTerms): unknown[] {
  return [
    settlementId,
    attempt,
    derivedId(settlementId, `allocation:${attempt}`),
    issuerAccount(issuerAccountId),
    clearing,
    amount,
    `The account ${issuerAccountId} does not cover ${amount}.`,
    'The activation was rolled back before its funds were allocated.',
  ];
}

function toAllocation(row: AllocationRow | undefined): Allocation {
  if (row === undefined) throw new TypeError('The books answer every allocation.');
  return row.allocated
    ? { allocated: true }
    : { allocated: false, code: 'INSUFFICIENT_BALANCE', message: row.message ?? '' };
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
export async function pay(
  database: Pool | PoolClient,
  { settlementId, recipient, amount }: SettlementTerms,
): Promise<boolean> {
  const { rows } = await database.query<{ paid: boolean }>({
    name: 'pay',
    text: 'select settlement.pay($1, $2, $3, $4, $5) as paid',
    values: [settlementId, derivedId(settlementId, 'payment'), clearing, recipientAccount(recipient), amount],
  });
  return rows[0]?.paid === true;
}

/**
 * Gives back what was set aside or paid, and lets nothing be set aside or paid for this settlement any
 * more; a repeated cancellation gets its first answer (C-20).
 */
export async function cancel(client: PoolClient, settlementId: string): Promise<Refund> {
  await client.query({ name: 'settlement-turn', text: 'select settlement.take_turns($1)', values: [settlementId] });
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
  readonly kind: 'funding' | 'release' | 'reversal';
  readonly settlementId: string | null;
  readonly from: string;
  readonly to: string;
  /** Decimal string, greater than zero. */
  readonly amount: string;
}

/** Records a transfer with its two entries; false when it stood in the books already. */
async function post(client: PoolClient, { id, kind, settlementId, from, to, amount }: Transfer): Promise<boolean> {
  const { rows } = await client.query<{ posted: boolean }>({
    name: 'post-transfer',
    text: 'select settlement.post($1, $2, $3, $4, $5, $6) as posted',
    values: [id, kind, settlementId, from, to, amount],
  });
  return rows[0]?.posted === true;
}
