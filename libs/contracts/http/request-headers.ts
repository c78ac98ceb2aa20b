import { z } from 'zod';
import { positionSchema } from '../primitives.ts';

/** The headers that operations take; a request that leaves one out is served. */
export const requestHeaders = {
  'X-Correlation-ID': {
    schema: z.string().regex(/^[\x21-\x7e]{1,128}$/),
    description: 'Ties what belongs together in logs and events. Answered as it came; one is made when there is none.',
    example: 'quarterly-review-17',
  },
  traceparent: {
    schema: z.string().regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/),
    description: 'W3C Trace Context. One that is not valid starts a new trace and fails nothing.',
    example: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  },
  'Idempotency-Key': {
    schema: z.string().regex(/^[ -~]{1,512}$/),
    description:
      'Names this request, so that it can be repeated: it takes effect once, and a repetition is answered what the first was, for 24 hours (CV-2). ' +
      '1 to 255 printable ASCII characters, quoted as RFC 8941 has it or bare.',
    example: '"8e03978e-40d5-43dd-bc93-6894a57f9324"',
  },
  'X-Min-Position': {
    schema: positionSchema,
    description: 'The position that a command answered: the read waits until its read models are there (N2).',
    example: '0000000000000001',
  },
} as const satisfies Readonly<Record<string, { schema: z.ZodType; description: string; example: string }>>;

export type RequestHeader = keyof typeof requestHeaders;

/** N2: waits until the read model has reached this position, which a command answered. */
export const minPositionHeader = 'x-min-position';
export const minPositionSchema = positionSchema.optional();

/** Taken by every operation (CV-3). */
export const tracingHeaders: readonly RequestHeader[] = ['X-Correlation-ID', 'traceparent'];
