import { append } from './append.mjs';
import { bulk } from './bulk.mjs';
import { executions } from './executions.mjs';
import { lives } from './lives.mjs';
import { single } from './single.mjs';

/** In the order of the table. */
export const groups = [append, single, executions, lives, bulk];
