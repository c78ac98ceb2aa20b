import type { Group } from '../runner/bench.ts';
import { append } from './append.ts';
import { bulk } from './bulk.ts';
import { eventStoreDb } from './event-store-db.ts';
import { executions } from './executions.ts';
import { growth } from './growth.ts';
import { identity } from './identity.ts';
import { kafka } from './kafka.ts';
import { lives } from './lives.ts';
import { memory } from './memory.ts';
import { projections } from './projections.ts';
import { single } from './single.ts';
import { tenants } from './tenants.ts';

/** In the order of the table. */
export const groups: readonly Group[] = [
  append,
  single,
  executions,
  identity,
  lives,
  bulk,
  projections,
  tenants,
  kafka,
  eventStoreDb,
  growth,
  memory,
];
