import { active, commandedOn, given, pending, replacement, submission } from './testing/version.ts';

describe('the life of a version', () => {
  it('S7-26 is submitted with a request or abandons that request, never both', () => {
    const created = pending.slice(0, 1);
    const submitted = { type: 'SubmitVersion', ...submission } as const;
    const abandon = { type: 'AbandonSubmission', approvalRequestId: 'request' } as const;
    given(...created)
      .when(abandon)
      .then({ type: 'SubmissionAbandoned', data: { versionId: 'version', approvalRequestId: 'request' } });
    const abandoned = [...created, ...commandedOn(created, abandon)];
    given(...abandoned)
      .when(abandon)
      .thenNothing();
    given(...abandoned)
      .when(submitted)
      .thenRefused('SUBMISSION_ABANDONED');
    const other = { ...submitted, approvalRequestId: 'other' };
    given(...abandoned)
      .when(other)
      .then({ type: 'VersionSubmitted', data: { approvalRequestId: 'other' } });
    const byOther = [...abandoned, ...commandedOn(abandoned, other)];
    given(...byOther)
      .when(submitted)
      .thenRefused('SUBMISSION_ABANDONED');
    // The state says which request the version was submitted with, if any.
    for (const history of [pending, active, byOther]) {
      given(...history)
        .when(abandon)
        .thenNothing();
    }
  });

  it('S7-26 answers a retry of its submission with no new event, whatever happened since', () => {
    const rejected = [...pending, ...commandedOn(pending, { type: 'RejectVersion', approvalRequestId: 'request' })];
    const archived = [...rejected, ...commandedOn(rejected, { type: 'ArchiveVersion' })];
    for (const history of [pending, active, rejected, archived]) {
      given(...history)
        .when({ type: 'SubmitVersion', ...submission })
        .thenNothing();
    }
  });

  it('is rejected or expired only by the approval request it was submitted with', () => {
    given(...pending)
      .when({ type: 'RejectVersion', approvalRequestId: 'request' })
      .then({ type: 'VersionRejected' });
    given(...pending)
      .when({ type: 'RejectVersion', approvalRequestId: 'other' })
      .thenRefused('INVALID_STATE_TRANSITION');
    given(...pending)
      .when({ type: 'ExpireVersion', approvalRequestId: 'request', because: 'not-decided' })
      .then({ type: 'VersionExpired' });
    given(...active)
      .when({ type: 'ExpireVersion', approvalRequestId: 'request', because: 'not-decided' })
      .thenRefused('INVALID_STATE_TRANSITION');
  });

  it('S6-51 C-1 expires unexecuted only after the deadline itself', () => {
    const expire = { type: 'ExpireVersion', approvalRequestId: 'request', because: 'not-executed' } as const;
    given(...pending)
      .when(expire, { now: submission.approvalExpiryDeadline })
      .thenRefused('APPROVAL_NOT_EXPIRED');
    given(...pending)
      .when(expire, { now: '2026-01-15T12:00:00.001Z' })
      .then({ type: 'VersionExpired', data: { because: 'not-executed' } });
  });

  it('S6-31 is archived once it has been replaced for 365 days, and not before', () => {
    const replaced = [...active, ...commandedOn(active, replacement('e'))];
    given(...replaced)
      .when({ type: 'ArchiveVersion' }, { now: '2027-01-01T11:59:59.999Z' })
      .thenRefused('INVALID_STATE_TRANSITION');
    const archive = given(...replaced).when({ type: 'ArchiveVersion' }, { now: '2027-01-01T12:00:00.000Z' });
    archive.then({ type: 'VersionArchived', data: { previousStatus: 'REPLACED' } });
  });

  it('S6-26 releases only a hold that is placed', () => {
    given(...pending)
      .when({ type: 'ReleaseHold', holdId: 'h', reason: 'done', releasedBy: 'auditor' })
      .thenRefused('HOLD_NOT_FOUND');
  });
});
