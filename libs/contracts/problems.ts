import { z } from 'zod';
import { accessProblems } from './access/problems.ts';
import { approvalProblems } from './approvals/problems.ts';
import { executionProblems } from './execution/problems.ts';
import { httpProblems } from './http/problems.ts';
import { operationsProblems } from './operations/problems.ts';
import { identityProblems } from './identity/problems.ts';
import type { ProblemKind } from './problem-kind.ts';
import { settlementProblems } from './settlement/problems.ts';
import { signatureProblems } from './signatures/problems.ts';
import { tokenProblems } from './tokens/problems.ts';
import { versionProblems } from './versions/problems.ts';

/** Every problem code that the API can return: the codes of REQUIREMENTS §6, and codes that the API adds. */
export const problemKinds = {
  ...tokenProblems,
  ...versionProblems,
  ...approvalProblems,
  ...signatureProblems,
  ...executionProblems,
  ...settlementProblems,
  ...operationsProblems,
  ...identityProblems,
  ...accessProblems,
  ...httpProblems,
} as const;

export type ProblemCode = keyof typeof problemKinds;

/** The `type` of a problem is a link to its entry on the page of all problems, which the API serves. */
export const problemsPath = '/problems';
export const problemType = (code: ProblemCode): string => `${problemsPath}#${code}`;

/** The path at which a running Assent serves the runbooks. */
export const runbooksPath = '/runbooks';

/** The help page of a problem: its runbook, or its entry in the list of problems. */
export function runbookOf(code: ProblemCode): string {
  const { runbook }: ProblemKind = problemKinds[code];
  return runbook === undefined ? problemType(code) : `${runbooksPath}/${runbook}`;
}

/** Whether the problem refuses a request because of who acts, or of how that is proved (ADR 41). */
export function isDenial(code: ProblemCode): boolean {
  const { status, denies }: ProblemKind = problemKinds[code];
  return status === 401 || status === 403 || denies === true;
}

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemKinds, code);
}

/** RFC 9457 problem details, with our extensions (CV-1). */
export const problemSchema = z.object({
  type: z.string().describe('Link to the explanation of the code, relative to this API.'),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string().describe('Stable. Programs decide by it.'),
  errorTech: z.string().optional().describe('The technical cause. Only ADMIN, OPS and callers in local mode get it.'),
  runbook: z.string().describe('Link to the page that helps.'),
  traceId: z.string(),
  recommendedActions: z.array(z.string()),
  errors: z
    .array(z.object({ pointer: z.string(), detail: z.string() }))
    .optional()
    .describe('The invalid fields, as JSON pointers into the body or as names of parameters and headers.'),
  errorCount: z.int().optional().describe('The number of faults, if errors lists only the first of them.'),
  details: z
    .record(z.string(), z.unknown())
    .optional()
    .describe(
      'Typed facts about this refusal, such as the dependents that block it. A long list is cut to 20 entries, with its full length beside it, such as dependentsCount.',
    ),
});

export type Problem = z.infer<typeof problemSchema>;
