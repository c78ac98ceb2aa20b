import { z } from 'zod';
import { positionSchema } from '../primitives.ts';

/** The request headers that operations take. All are optional. */
export const requestHeaders = {
  'X-Correlation-ID': {
    schema: z.string().regex(/^[\x21-\x7e]{1,128}$/),
    description: 'Correlates logs and events. The answer repeats it. If it is missing, the server generates one.',
    example: 'quarterly-review-17',
  },
  traceparent: {
    schema: z.string().regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/),
    description: 'W3C Trace Context. An invalid value starts a new trace and does not fail the request.',
    example: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  },
  'Idempotency-Key': {
    schema: z.string().regex(/^[ -~]{1,512}$/),
    description:
      'Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). ' +
      '1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.',
    example: '"8e03978e-40d5-43dd-bc93-6894a57f9324"',
  },
  'X-Min-Position': {
    schema: positionSchema,
    description: 'A position that a command returned. The read waits until its read models have reached it (N2).',
    example: '0000000000000001',
  },
} as const satisfies Readonly<Record<string, { schema: z.ZodType; description: string; example: string }>>;

export type RequestHeader = keyof typeof requestHeaders;

/** N2: a read waits until its read model has reached this position, which a command returned. */
export const minPositionHeader = 'x-min-position';
export const minPositionSchema = positionSchema.optional();

/** Taken by every operation (CV-3). */
export const tracingHeaders: readonly RequestHeader[] = ['X-Correlation-ID', 'traceparent'];
