import { access } from '../access/operations.ts';
import { tenants } from '../access/tenant-operations.ts';
import { approvals } from '../approvals/operations.ts';
import { execution } from '../execution/operations.ts';
import { identity } from '../identity/operations.ts';
import { operatorAreas } from '../operations/areas.ts';
import { settlement } from '../settlement/operations.ts';
import { signatures } from '../signatures/operations.ts';
import { tokens } from '../tokens/operations.ts';
import { versions } from '../versions/operations.ts';
import type { Area, Operation } from './operation.ts';

/** Every HTTP operation of the API by area, in the order of the documentation. */
export const areas: readonly Area[] = [
  tokens,
  versions,
  approvals,
  signatures,
  execution,
  settlement,
  identity,
  access,
  tenants,
  ...operatorAreas,
];

export const operations: readonly Operation[] = areas.flatMap((area) => area.operations);
