import { approvalExecution } from './approval-execution.ts';
import { clock } from './clock.ts';
import { diagnosis } from './diagnosis.ts';
import { approvals } from './approvals.ts';
import type { Area, Operation } from './operation.ts';
import { messaging } from './messaging.ts';
import { projections } from './projections.ts';
import { settlement } from './settlement.ts';
import { tokens } from './tokens.ts';
import { versions } from './versions.ts';

export { exampleIds } from './example-ids.ts';
export { canBeRepeated, canBeTried, problemsOf, servedBy, type Area, type Operation } from './operation.ts';

/** Every HTTP operation of the API, by area, in the order in which a reader should meet them. */
export const areas: readonly Area[] = [
  tokens,
  versions,
  approvals,
  approvalExecution,
  settlement,
  messaging,
  diagnosis,
  projections,
  clock,
];

export const operations: readonly Operation[] = areas.flatMap((area) => area.operations);
