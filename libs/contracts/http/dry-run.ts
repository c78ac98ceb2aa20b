import { z } from 'zod';

/** `?dryRun=true`: what the command would do, and nothing recorded (N3). */
export const commandQuerySchema = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') });

/** Of a dry run of the same command: refused when the plan has changed since (N3). */
export const planHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be the planHash of a dry run')
  .optional();

/** N3: what a command would do. */
export const planSchema = z.object({
  dryRun: z.literal(true),
  accepted: z.boolean(),
  answer: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe(
      'What the command would answer; null when it would be refused. Ids that the command makes are of this try alone.',
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
  /** In order; those by the worker follow from the others. */
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
      .describe('Dependents that keep something in force which the command would retire.'),
    integrationEvents: z
      .array(z.object({ type: z.string(), subject: z.string(), consumers: z.array(z.string()) }))
      .describe('What the outside would hear, and which consumer groups listen.'),
  }),
  planHash: z
    .string()
    .describe(
      'Of what would happen, whoever asks and whenever: give it to the command to have it refused if that has changed.',
    ),
});

export type CommandQuery = z.infer<typeof commandQuerySchema>;
export type Plan = z.infer<typeof planSchema>;
