import { auditedError } from './audited-error.ts';

const failure = {
  executionId: 'execution',
  versionId: 'version',
  approvalRequestId: 'request',
  tokenId: null,
  mode: 'manual',
  executedBy: 'ops',
  failurePhase: 'VALIDATED',
  durationMs: 1,
  failedAt: '2026-01-01T12:00:00.000Z',
} as const;

describe('the error of a failed attempt in the audit', () => {
  it('S6-16 S6-35 has the name and the message that readers of the seeds look for', () => {
    expect(
      auditedError({ ...failure, code: 'VERSION_NOT_FOUND', errorMessage: 'Version version does not exist.' }),
    ).toEqual({ errorType: 'EntityNotFoundException', errorMessage: 'SecondaryTokenVersion not found: version' });
  });

  it('S6-36 is an illegal state for every rule that a version breaks', () => {
    const errorMessage = 'Invalid transition: ACTIVE → ACTIVE';
    expect(auditedError({ ...failure, code: 'INVALID_STATE_TRANSITION', errorMessage })).toEqual({
      errorType: 'IllegalStateException',
      errorMessage,
    });
  });

  it('S6-37 names the fault of the system', () => {
    expect(auditedError({ ...failure, code: 'DATABASE_UNAVAILABLE', errorMessage: 'gone' })).toEqual({
      errorType: 'DatabaseUnavailable',
      errorMessage: 'gone',
    });
  });

  it.each([
    ['VERSION_NOT_FOUND', 'SecondaryTokenVersion not found: version', 'EntityNotFoundException'],
    ['VERSION_HELD', 'Held by ann: audit', 'IllegalStateException'],
    ['RESOURCE_BUSY', 'The event store is busy.', 'EventStoreBusy'],
  ])('is the same for an event of an earlier release that stored it with %s', (code, errorMessage, errorType) => {
    const stored = auditedError({ ...failure, code, errorMessage, errorType });
    expect(stored).toEqual({ errorType, errorMessage });
    expect(auditedError({ ...failure, code, errorMessage })).toEqual(stored);
  });
});
