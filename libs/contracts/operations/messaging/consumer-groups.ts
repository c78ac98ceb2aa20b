import { z } from 'zod';
import { consumers } from '../../events/integration-events.ts';

type Group = keyof typeof consumers;

const groups = Object.keys(consumers) as [Group, ...Group[]];

export const groupSchema = z.enum(groups, { error: `must be one of ${groups.join(', ')}` });
