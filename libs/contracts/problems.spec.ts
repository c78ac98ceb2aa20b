import { accessProblems } from './access/problems.ts';
import { approvalProblems } from './approvals/problems.ts';
import { executionProblems } from './execution/problems.ts';
import { httpProblems } from './http/problems.ts';
import { identityProblems } from './identity/problems.ts';
import { operationsProblems } from './operations/problems.ts';
import { isDenial, problemKinds, type ProblemCode } from './problems.ts';
import { settlementProblems } from './settlement/problems.ts';
import { signatureProblems } from './signatures/problems.ts';
import { tokenProblems } from './tokens/problems.ts';
import { versionProblems } from './versions/problems.ts';

const tables = [
  accessProblems,
  approvalProblems,
  executionProblems,
  httpProblems,
  identityProblems,
  operationsProblems,
  settlementProblems,
  signatureProblems,
  tokenProblems,
  versionProblems,
];

describe('the problems of all subjects', () => {
  it('define each code in one table only, because a second definition would hide the first', () => {
    expect(tables.flatMap((table) => Object.keys(table)).sort()).toEqual(Object.keys(problemKinds).sort());
  });

  it.each<[code: ProblemCode, denies: boolean]>([
    ['UNAUTHENTICATED', true],
    ['INSUFFICIENT_AUTHENTICATION', true],
    ['PERMISSION_DENIED', true],
    ['VALIDATOR_NOT_ELIGIBLE', true],
    ['GRANT_TO_ONESELF', true],
    ['SECOND_PERSON_REQUIRED', true],
    ['SELF_APPROVAL', true],
    ['ALREADY_VOTED', true],
    ['SIGNATURE_REQUIRED', true],
    ['SIGNATURE_INVALID', true],
    ['DELEGATION_NOT_POSSIBLE', true],
    ['STEP_UP_RULE_NOT_MET', true],
    ['VALIDATOR_NOT_FOUND', false],
    ['VOTE_CLOSED', false],
    ['STATEMENT_EXPIRED', false],
    ['VALIDATION_FAILED', false],
    ['RATE_LIMITED', false],
    ['TENANT_NOT_FOUND', false],
  ])('DESIGN-11 %s is a denial: %s', (code, denies) => {
    expect(isDenial(code)).toBe(denies);
  });
});
