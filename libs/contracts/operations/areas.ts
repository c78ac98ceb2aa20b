import type { Area } from '../http/operation.ts';
import { clock } from './clock/operations.ts';
import { diagnosis } from './diagnosis/operations.ts';
import { messaging } from './messaging/operations.ts';
import { projections } from './projections/operations.ts';

/** The operations of operators, by what they act on. */
export const operatorAreas: readonly Area[] = [messaging, diagnosis, projections, clock];
