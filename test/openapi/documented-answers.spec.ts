import { openApiDocument } from '#libs/contracts';
import { DocumentedAnswers } from './documented-answers.ts';

const document = openApiDocument();
const answers = new DocumentedAnswers(document);
const castVote = document.paths['/api/v12/approvals/{approvalRequestId}/votes']?.['post'];
const vote = castVote?.responses['201']?.content['application/json']?.example as Record<string, unknown>;

describe('the comparison of answers with the OpenAPI document', () => {
  const faultsOf = (body: unknown, status = 201, type = 'application/json', correlationId = 'x') => {
    if (castVote === undefined) throw new TypeError('castVote is documented.');
    const headers = new Headers({ 'content-type': `${type}; charset=utf-8` });
    if (correlationId !== '') headers.set('x-correlation-id', correlationId);
    return answers.faultsOf(castVote, { status, headers, body });
  };

  it('finds the operation of a request', () => {
    expect(answers.operationOf('POST', '/api/v12/approvals/x/votes')).toBe(castVote);
    expect(answers.operationOf('GET', '/api/v12/settlements?limit=1')?.operationId).toBe('listSettlements');
    expect(answers.operationOf('GET', '/api/v12/approvals/x/votes')).toBeUndefined();
  });

  it('finds no fault in the example', () => {
    expect(faultsOf(vote)).toEqual([]);
  });

  it.each<[what: string, faults: () => readonly string[]]>([
    ['a missing field', () => faultsOf({ ...vote, status: undefined })],
    ['an undocumented field', () => faultsOf({ ...vote, surprise: 1 })],
    ['a field of another type', () => faultsOf({ ...vote, counted: 'yes' })],
    ['another status', () => faultsOf(vote, 202)],
    ['another content type', () => faultsOf(vote, 201, 'text/plain')],
    ['a missing header', () => faultsOf(vote, 201, 'application/json', '')],
    ['a code that this operation cannot return', () => faultsOf(problem('SETTLEMENT_NOT_FOUND'), 404, problemType)],
  ])('finds %s', (_, faults) => {
    expect(faults()).toHaveLength(1);
  });
});

const problemType = 'application/problem+json';

function problem(code: string): unknown {
  return {
    type: `/problems#${code}`,
    title: 'x',
    status: 404,
    detail: 'x',
    instance: '/x',
    code,
    errorTech: 'x',
    runbook: '/problems',
    traceId: 'x',
    recommendedActions: [],
  };
}
