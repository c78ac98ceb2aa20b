import { z } from 'zod';

/** An event as an export of the log or the API has it. */
export const loggedEventSchema = z.object({
  /** With the tenant's prefix. */
  stream: z.string(),
  revision: z.int(),
  /** Sorts as a string. */
  position: z.string(),
  type: z.string(),
  data: z.looseObject({}),
  metadata: z.looseObject({ tenantId: z.string() }),
});
export type LoggedEvent = z.infer<typeof loggedEventSchema>;
