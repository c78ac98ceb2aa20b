import { z } from 'zod';

// What a person should read who left a field out; zod would say what it received instead.
z.config({
  customError: (issue) => (issue.code === 'invalid_type' && issue.input === undefined ? 'is required' : undefined),
});

export const uuidSchema = z.uuid({ error: 'must be a UUID' }).toLowerCase();

/** Money: a decimal string with up to 20 digits before and 18 after the point; never a number, which would round. */
export const amountSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,19})(\.\d{1,18})?$/, 'must be a decimal string such as "1250.00", not negative');

export const positiveAmountSchema = amountSchema.refine((amount) => /[1-9]/.test(amount), 'must be greater than zero');

/** An id that people or other systems gave: no control characters, no blanks at the ends. */
export const nameSchema = z
  .string()
  .min(1, 'must not be empty')
  .max(200, 'must have at most 200 characters')
  .regex(/^[^\p{Cc}]*$/u, 'must not contain control characters')
  .refine((name) => name.trim() === name, 'must not begin or end with a blank');

export const reasonSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(2_000, 'must have at most 2000 characters');

/** A place in the event log, as commands answer it and as X-Min-Position takes it. */
export const positionSchema = z.string().regex(/^\d{1,20}(:\d{1,20})?$/, 'must be a position that a command answered');

export const timestampSchema = z.iso.datetime();
