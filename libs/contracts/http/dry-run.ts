import { z } from 'zod';

/** `?dryRun=true` returns the plan of the command and records nothing (N3). */
export const commandQuerySchema = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') });

/** The planHash of a dry run of the same command. If the plan has changed since, the command is refused (N3). */
export const planHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be the planHash of a dry run')
  .optional();

/** N3: the effects that a command would have. */
export const planSchema = z.object({
  dryRun: z.literal(true),
  accepted: z.boolean(),
  answer: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe(
      'The answer that the command would return. Null when it would be refused. New ids are valid for this dry run only.',
    ),
  refusal: z
    .object({
      code: z.string(),
      status: z.int(),
      detail: z.string(),
      details: z.record(z.string(), z.unknown()),
      recommendedActions: z.array(z.string()),
    })
    .nullable(),
  /** In order. The events of the worker are consequences of the others. */
  events: z.array(
    z.object({
      by: z.enum(['command', 'worker']),
      stream: z.string(),
      type: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  blastRadius: z.object({
    versionsActivated: z.array(z.string()),
    versionsRetired: z.array(z.string()),
    versionsRestored: z.array(z.string()),
    dependentsBlocking: z
      .array(z.string())
      .describe('Dependents that block a retirement which the command would make.'),
    integrationEvents: z
      .array(z.object({ type: z.string(), subject: z.string(), consumers: z.array(z.string()) }))
      .describe('The integration events that would be published, with their consumer groups.'),
  }),
  planHash: z
    .string()
    .describe(
      'A hash of the plan that depends on neither caller nor time. Send it with the command to have it refused if the plan has changed.',
    ),
});

export type CommandQuery = z.infer<typeof commandQuerySchema>;
export type Plan = z.infer<typeof planSchema>;
