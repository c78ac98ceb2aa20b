import { z } from 'zod';
import { eventExamples } from '../events/event-examples.ts';
import { eventKind, topics } from '../events/event-kind.ts';
import { exampleIds } from '../example-ids.ts';
import { amountSchema, timestampSchema, uuidSchema } from '../primitives.ts';

export const tokenEvents = {
  /**
   * The issuer funded the account that pays this token's settlements. Shares a topic with the payments, because only
   * then is it sure to arrive before them.
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
