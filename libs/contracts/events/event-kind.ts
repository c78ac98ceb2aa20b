import { z } from 'zod';
import { amountSchema, uuidSchema } from '../primitives.ts';

/** The topics of DESIGN §7. Every event on them is keyed by its token's id, so one token's events stay in order. */
export const topics = {
  tokenLifecycle: 'assent.token-lifecycle.v1',
  approvalExecution: 'assent.approval-execution.v1',
  revenue: 'assent.revenue.v1',
  settlement: 'assent.settlement.v1',
} as const;

export type Topic = (typeof topics)[keyof typeof topics];

/** One type of integration event. */
export interface EventKind<T extends Topic, Data extends z.ZodType> {
  readonly topic: T;
  /** The schema of its data. */
  readonly data: Data;
  /** Example data for the documentation. */
  readonly example: z.infer<Data>;
}

/** An entry of a table of events. The compiler checks its example against its schema. */
export function eventKind<const T extends Topic, Data extends z.ZodType>(kind: EventKind<T, Data>): EventKind<T, Data> {
  return kind;
}

/** The fields of every event about a version. */
export const versionFields = { versionId: uuidSchema, tokenId: uuidSchema };

/** The payer, the amount and the recipient of a settlement. */
export const settlementTerms = { amount: amountSchema, recipient: z.string(), issuerAccountId: z.string() };
