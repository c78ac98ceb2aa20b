import type { Area } from '../http/operation.ts';
import { clock } from './clock/operations.ts';
import { controlActions } from './control-actions/operations.ts';
import { diagnosis } from './diagnosis/operations.ts';
import { messaging } from './messaging/operations.ts';
import { projections } from './projections/operations.ts';

/** The operations for operators, by area. */
export const operatorAreas: readonly Area[] = [messaging, diagnosis, projections, clock, controlActions];
