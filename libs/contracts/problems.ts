import { z } from 'zod';
import { approvalProblems } from './approvals/problems.ts';
import { executionProblems } from './execution/problems.ts';
import { httpProblems } from './http/problems.ts';
import { operationsProblems } from './operations/problems.ts';
import type { ProblemKind } from './problem-kind.ts';
import { settlementProblems } from './settlement/problems.ts';
import { tokenProblems } from './tokens/problems.ts';
import { versionProblems } from './versions/problems.ts';

/** Every code a client can meet, with its HTTP status: the codes of REQUIREMENTS §6 and those that its own API adds. */
export const problemKinds = {
  ...tokenProblems,
  ...versionProblems,
  ...approvalProblems,
  ...executionProblems,
  ...settlementProblems,
  ...operationsProblems,
  ...httpProblems,
} as const;

export type ProblemCode = keyof typeof problemKinds;

/** The `type` of a problem: where it is explained, on the page of all problems that the API itself serves. */
export const problemsPath = '/problems';
export const problemType = (code: ProblemCode): string => `${problemsPath}#${code}`;

/** Where a running Assent serves the runbooks. */
export const runbooksPath = '/runbooks';

/** The page that helps with a problem: a runbook, or its entry in the list. */
export function runbookOf(code: ProblemCode): string {
  const { runbook }: ProblemKind = problemKinds[code];
  return runbook === undefined ? problemType(code) : `${runbooksPath}/${runbook}`;
}

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemKinds, code);
}

/** RFC 9457 problem details, with our extensions (CV-1). */
export const problemSchema = z.object({
  type: z.string().describe('Where the code is explained, relative to this API.'),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string().describe('Stable: what a program decides by.'),
  errorTech: z.string().describe('For operators: what it was in technical terms.'),
  runbook: z.string().describe('Where the page is that helps.'),
  traceId: z.string(),
  recommendedActions: z.array(z.string()),
  errors: z
    .array(z.object({ pointer: z.string(), detail: z.string() }))
    .optional()
    .describe('The fields at fault, as JSON pointers into the body, or the names of parameters and headers.'),
  errorCount: z.int().optional().describe('How many faults there are, when errors lists only the first of them.'),
  details: z
    .record(z.string(), z.unknown())
    .optional()
    .describe(
      'Typed facts about this refusal, such as the dependents that block it. Of a long list the first 20, and their number beside it: dependentsCount.',
    ),
});

export type Problem = z.infer<typeof problemSchema>;
