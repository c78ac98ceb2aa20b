import { z } from 'zod';
import { pageOf } from './http/paging.ts';
import { timestampSchema } from './primitives.ts';

/** Recorded events, as they stand in the log. */
export const recordedEventPageSchema = pageOf(
  z.object({
    stream: z.string(),
    revision: z.int(),
    position: z.string(),
    type: z.string(),
    data: z.record(z.string(), z.unknown()),
    metadata: z.object({
      tenantId: z.string(),
      occurredAt: timestampSchema,
      actor: z
        .object({
          type: z.enum(['user', 'system']),
          id: z.string(),
          issuer: z.string().optional(),
          method: z.enum(['jwt', 'api-key']).optional(),
          keyId: z.string().optional(),
          keyHolders: z.array(z.string()).optional(),
          address: z.string().optional(),
        })
        .describe('Who did it and, with an identity provider, how and from which address they had signed in.'),
      onBehalfOf: z.string().optional().describe('The person for whom the actor did it as a delegate.'),
      reason: z.string().optional(),
    }),
  }),
);

export type RecordedEventPage = z.infer<typeof recordedEventPageSchema>;
