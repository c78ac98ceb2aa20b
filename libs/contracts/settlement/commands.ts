import { z } from 'zod';
import { reached } from '../http/commands.ts';
import { uuidSchema } from '../primitives.ts';

export const settlementRetriedSchema = z.object({ settlementId: uuidSchema, status: z.string(), ...reached });

export type SettlementRetried = z.infer<typeof settlementRetriedSchema>;
