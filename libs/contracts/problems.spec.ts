import { accessProblems } from './access/problems.ts';
import { approvalProblems } from './approvals/problems.ts';
import { executionProblems } from './execution/problems.ts';
import { httpProblems } from './http/problems.ts';
import { identityProblems } from './identity/problems.ts';
import { operationsProblems } from './operations/problems.ts';
import { problemKinds } from './problems.ts';
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
});
