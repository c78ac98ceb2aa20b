import { z } from 'zod';

export const diagnosisSchema = z.object({
  healthy: z.boolean().describe('Whether every check was carried out and found nothing.'),
  checks: z.array(
    z.object({
      name: z.string(),
      result: z
        .enum(['ok', 'found', 'failed'])
        .describe('found: there is something to do. failed: the check could not be carried out.'),
      count: z.int().describe('How many findings there are.'),
      findings: z
        .array(z.object({ subject: z.string(), reason: z.string() }))
        .describe('The first of them, a hundred at most.'),
      action: z.string().nullable().describe('What to do; null when nothing was found.'),
    }),
  ),
});

export type Diagnosis = z.infer<typeof diagnosisSchema>;
