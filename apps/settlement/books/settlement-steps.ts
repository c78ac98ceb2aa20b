import type { Pool } from 'pg';
import type { Allocation } from '#libs/domain';
import { derivedId } from '#libs/event-store';
import { coalesced } from '#libs/postgres';
import { accountIn, AccountNames } from './account-names.ts';
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

/** Takes the steps of a tenant's settlements in its books (S6-44), each once. Concurrent steps share one statement. */
export class SettlementSteps {
  /** Allocates the money of a settlement if the issuer's account covers it. A repeated attempt returns the first answer. */
  readonly allocate: (terms: SettlementTerms) => Promise<Allocation>;
  /**
   * Pays what was allocated to the recipient, once per settlement.
   * @returns false when the settlement was cancelled before.
   */
  readonly pay: (terms: SettlementTerms) => Promise<boolean>;

  constructor(database: Pool, tenantId: string, names = new AccountNames(database, tenantId)) {
    const meant = async (spellings: readonly string[]): Promise<readonly string[]> => {
      const resolved = await names.resolve(spellings);
      return spellings.map((spelling) => accountIn(resolved, spelling));
    };
    this.allocate = coalesced(stepsAtOnce, async (terms: readonly SettlementTerms[]) => {
      const payers = await meant(terms.map(({ issuerAccountId }) => issuerAccount(issuerAccountId)));
      const { rows } = await database.query<AllocationRow>({
        name: 'allocate',
        text: 'select allocated, message from settlement.allocate_each($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        values: [tenantId, ...allocationsOf(terms, payers)],
      });
      return rows.map(toAllocation);
    });
    this.pay = coalesced(stepsAtOnce, async (terms: readonly SettlementTerms[]) => {
      const payees = await meant(terms.map(({ recipient }) => recipientAccount(recipient)));
      const { rows } = await database.query<{ paid: boolean }>({
        name: 'pay',
        text: 'select paid from settlement.pay_each($1, $2, $3, $4, $5, $6)',
        values: [
          tenantId,
          terms.map(({ settlementId }) => settlementId),
          terms.map(({ settlementId }) => derivedId(settlementId, 'payment')),
          clearing,
          payees,
          terms.map(({ amount }) => amount),
        ],
      });
      return rows.map(({ paid }) => paid);
    });
  }
}

interface AllocationRow {
  readonly allocated: boolean;
  readonly message: string | null;
}

function allocationsOf(terms: readonly SettlementTerms[], payers: readonly string[]): unknown[] {
  return [
    terms.map(({ settlementId }) => settlementId),
    terms.map(({ attempt }) => attempt),
    terms.map(({ settlementId, attempt }) => derivedId(settlementId, `allocation:${attempt}`)),
    payers,
    clearing,
    terms.map(({ amount }) => amount),
    terms.map(({ issuerAccountId, amount }) => `The account ${issuerAccountId} does not cover ${amount}.`),
    'The activation was rolled back before its funds were allocated.',
  ];
}

function toAllocation({ allocated, message }: AllocationRow): Allocation {
  return allocated ? { allocated } : { allocated, code: 'INSUFFICIENT_BALANCE', message: message ?? '' };
}
