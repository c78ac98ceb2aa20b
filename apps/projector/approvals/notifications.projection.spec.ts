import { happened, ids } from '../../../libs/domain/testing/example-events/happened.ts';
import { occurredAt, projectionSpecification } from '../../../libs/projections/testing/projection-specification.ts';
import { notificationsProjection } from './notifications.projection.ts';

const { given, unspecified } = projectionSpecification(notificationsProjection);
const submitted = happened('VersionSubmitted', { submittedBy: 'Süe', comparison: 'canonical' });
const recipient = { version_id: ids.version, recipient: 'Süe', recipient_key: 'süe' };

describe('the read model of notifications', () => {
  it('S7-14 remembers who submitted a version last', () => {
    given()
      .when(submitted)
      .then({ notification_recipients: [recipient] });
    given(submitted)
      .when(happened('VersionSubmitted', { submittedBy: 'Tom' }))
      .then({ notification_recipients: [{ recipient: 'Tom', recipient_key: 'Tom' }] });
  });

  it.each([
    ['VersionRejected', 'REJECTED', 'The validators have rejected the version.'],
    ['VersionActivated', 'ACTIVATED', 'The version is active.'],
    ['ApprovalExecutionFailed', 'EXECUTION_FAILED', 'The approval could not be executed: The version is held.'],
    ['ApprovalExecutionRolledBack', 'ROLLED_BACK', 'The execution was taken back: wrong terms'],
    ['VersionExpired', 'EXPIRED', 'The approval has expired. A new version needs a new vote.'],
  ] as const)('S7-14 notifies the submitter of %s', (type, kind, message) => {
    given(submitted)
      .when(happened(type))
      .then({
        notifications: [
          {
            id: '00000000-0000-4000-9000-000000000001',
            position: '0000000000000002',
            ...recipient,
            kind,
            approval_request_id: ids.approvalRequest,
            message,
            created_at: occurredAt,
          },
        ],
      });
  });

  it('S6-35 notifies nobody of a version that nobody submitted', () => {
    given().when(happened('ApprovalExecutionFailed')).thenNothing();
  });

  it('has a specification for every type of event', () => {
    expect(unspecified()).toEqual([]);
  });
});
