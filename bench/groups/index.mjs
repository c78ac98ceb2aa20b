import { append } from './append.mjs';
import { bulk } from './bulk.mjs';
import { eventStoreDb } from './event-store-db.mjs';
import { executions } from './executions.mjs';
import { growth } from './growth.mjs';
import { kafka } from './kafka.mjs';
import { lives } from './lives.mjs';
import { memory } from './memory.mjs';
import { projections } from './projections.mjs';
import { single } from './single.mjs';

/** In the order of the table. */
export const groups = [append, single, executions, lives, bulk, projections, kafka, eventStoreDb, growth, memory];
