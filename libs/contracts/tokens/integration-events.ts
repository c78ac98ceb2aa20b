import { z } from 'zod';
import { eventExamples } from '../events/event-examples.ts';
import { eventKind, topics } from '../events/event-kind.ts';
import { exampleIds } from '../example-ids.ts';
import { amountSchema, timestampSchema, uuidSchema } from '../primitives.ts';

export const tokenEvents = {
  /**
   * The issuer put money into the account that this token's settlements are paid from. On the topic of what is
   * paid from it, because only there it is sure to come first.
   */
  TokenFunded: eventKind({
    topic: topics.revenue,
    data: z.object({
      tokenId: uuidSchema,
      issuerAccountId: z.string(),
      amount: amountSchema,
      fundedAt: timestampSchema,
    }),
    example: {
      tokenId: exampleIds.tokenId,
      issuerAccountId: 'acme',
      amount: '1000.00',
      fundedAt: eventExamples.time,
    },
  }),
};
