import { z } from 'zod';

export const pageQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().optional().describe('The nextCursor of the previous page.'),
});

/** The cursor of the next page, in the answer. */
export const nextCursor = z.string().nullable().describe('Null on the last page.');

export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor });

export type PageQuery = z.infer<typeof pageQuerySchema>;
