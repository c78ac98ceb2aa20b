import { z } from 'zod';

export const diagnosisSchema = z.object({
  healthy: z.boolean().describe('True when every check ran and found nothing.'),
  checks: z.array(
    z.object({
      name: z.string(),
      result: z
        .enum(['ok', 'found', 'failed'])
        .describe('found: the findings need action. failed: the check could not run.'),
      count: z.int().describe('The number of findings.'),
      findings: z
        .array(z.object({ subject: z.string(), reason: z.string() }))
        .describe('The first findings, at most 100.'),
      action: z.string().nullable().describe('The action to take. Null when nothing was found.'),
    }),
  ),
});

export type Diagnosis = z.infer<typeof diagnosisSchema>;
