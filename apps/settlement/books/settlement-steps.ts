import type { Pool } from 'pg';
import type { Allocation } from '#libs/domain';
import { derivedId } from '#libs/event-store';
import { claimColumns, type Handled } from '#libs/messaging';
import { coalesced } from '#libs/postgres';
import { clearing, issuerAccount, recipientAccount } from './accounts.ts';

export interface SettlementTerms {
  readonly settlementId: string;
  readonly attempt: number;
  /** Decimal string, greater than zero. */
  readonly amount: string;
  readonly recipient: string;
  readonly issuerAccountId: string;
}

const stepsAtOnce = 100;

/** The steps of settlements in the books (S6-44), those that come together in one statement. Each takes place once. */
export class SettlementSteps {
  readonly #allocate: (step: Allocating) => Promise<Allocation>;
  /**
   * Pays what was allocated to the recipient, once per settlement.
   * @returns whether it is paid; false when the settlement was cancelled before.
   */
  readonly pay: (terms: SettlementTerms) => Promise<boolean>;

  constructor(database: Pool) {
    this.#allocate = coalesced(stepsAtOnce, async (asked: readonly Allocating[]) => {
      const { rows } = await database.query<AllocationRow>({
        name: 'allocate',
        text: `with handled as materialized (
                 select messaging.claim_event(of_group, event, type, source)
                 from unnest($9::text[], $10::uuid[], $11::text[], $12::text[]) as handled (of_group, event, type, source)
               )
               select allocation.* from (select count(*) from handled) as recorded, ${steps}, ${allocation} as allocation
               order by step.number`,
        values: [
          ...allocationColumns(asked.map(({ terms }) => terms)),
          ...claimColumns(asked.flatMap(({ handled }) => handled ?? [])),
        ],
      });
      return rows.map(toAllocation);
    });
    this.pay = coalesced(stepsAtOnce, async (terms: readonly SettlementTerms[]) => {
      const { rows } = await database.query<{ paid: boolean }>({
        name: 'pay',
        text: `select settlement.pay(settlement, transfer, from_account, to_account, amount) as paid
               from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::numeric[]) with ordinality
                 as step (settlement, transfer, from_account, to_account, amount, number)
               order by number`,
        values: [
          terms.map(({ settlementId }) => settlementId),
          terms.map(({ settlementId }) => derivedId(settlementId, 'payment')),
          terms.map(() => clearing),
          terms.map(({ recipient }) => recipientAccount(recipient)),
          terms.map(({ amount }) => amount),
        ],
      });
      return rows.map(({ paid }) => paid);
    });
  }

  /**
   * Sets the money of a settlement aside, if the issuer's account covers it; a repeated attempt gets its first answer.
   * @param handled the event that asks for it: that its group has handled it is recorded in the same transaction
   */
  allocate(terms: SettlementTerms, handled?: Handled): Promise<Allocation> {
    return this.#allocate({ terms, handled });
  }
}

interface Allocating {
  readonly terms: SettlementTerms;
  readonly handled: Handled | undefined;
}

interface AllocationRow {
  readonly allocated: boolean;
  readonly message: string | null;
}

const steps = `unnest($1::uuid[], $2::integer[], $3::uuid[], $4::text[], $5::text[], $6::numeric[], $7::text[], $8::text[])
  with ordinality as step (settlement, attempt, transfer, from_account, to_account, amount, shortage, cancellation, number)`;
const allocation = `settlement.allocate(
  step.settlement, step.attempt, step.transfer, step.from_account, step.to_account, step.amount, step.shortage, step.cancellation)`;

function allocationColumns(terms: readonly SettlementTerms[]): unknown[] {
  return [
    terms.map(({ settlementId }) => settlementId),
    terms.map(({ attempt }) => attempt),
    terms.map(({ settlementId, attempt }) => derivedId(settlementId, `allocation:${attempt}`)),
    terms.map(({ issuerAccountId }) => issuerAccount(issuerAccountId)),
    terms.map(() => clearing),
    terms.map(({ amount }) => amount),
    terms.map(({ issuerAccountId, amount }) => `The account ${issuerAccountId} does not cover ${amount}.`),
    terms.map(() => 'The activation was rolled back before its funds were allocated.'),
  ];
}

function toAllocation({ allocated, message }: AllocationRow): Allocation {
  return allocated ? { allocated } : { allocated, code: 'INSUFFICIENT_BALANCE', message: message ?? '' };
}
