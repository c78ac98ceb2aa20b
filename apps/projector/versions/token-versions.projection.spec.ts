import { at, happened, ids } from '../../../libs/domain/testing/example-events/happened.ts';
import { occurredAt, projectionSpecification } from '../../../libs/projections/testing/projection-specification.ts';
import { tokenVersionsProjection } from './token-versions.projection.ts';

const { given, unspecified } = projectionSpecification(tokenVersionsProjection);
const created = happened('VersionCreated');
const submitted = happened('VersionSubmitted');
const granted = happened('ApprovalGranted');
const activated = happened('VersionActivated');
const completed = happened('ApprovalExecutionCompleted');
const replaced = happened('VersionReplaced');
const becomes = (columns: object) => ({ secondary_token_versions: [{ ...columns, updated_at: occurredAt }] });

describe('the read model of token versions', () => {
  it('S6-40 shows a version from its creation on', () => {
    given()
      .when(happened('VersionCreated', { previousVersionId: ids.previousVersion }))
      .then(
        becomes({
          id: ids.version,
          secondary_token_id: ids.token,
          status: 'CREATED',
          content: { text: 'terms' },
          amount: '250.00',
          recipient: 'recipient-1',
          parent_token_id: null,
          parent_version_id: null,
          previous_version_id: ids.previousVersion,
          replaced_by_version_id: null,
          merkle_hash: null,
          approval_request_id: null,
          approval_threshold_percentage: null,
          approved_by_count: null,
          approvers_list: [],
          approval_timestamp: null,
          approval_expiry_deadline: null,
          vvb_approved_at: null,
          activated_at: null,
          execution_duration_ms: null,
          previous_version_retired_at: null,
          archive_after: null,
          rollback_request: null,
          created_at: at(0),
        }),
      );
  });

  it.each([
    ['token', 'parent_token_id'],
    ['version', 'parent_version_id'],
  ] as const)('S7-36 shows a parent that is a %s', (kind, column) => {
    const parent = { kind, id: ids.parentToken };
    given(created)
      .when(happened('VersionReparented', { to: parent }))
      .then(becomes({ [column]: ids.parentToken }));
    given(happened('VersionCreated', { parent }))
      .when(happened('VersionReparented', { to: null }))
      .then(becomes({ [column]: null }));
  });

  it('S6-40 shows the request and the deadline of a submitted version', () => {
    given(created)
      .when(submitted)
      .then(
        becomes({
          status: 'PENDING_VVB',
          approval_request_id: ids.approvalRequest,
          approval_expiry_deadline: '2026-01-15T01:00:00.000Z',
        }),
      );
  });

  it('S6-5 S6-6 takes the time of the approval from the decision', () => {
    given(created, submitted)
      .when(granted)
      .then(becomes({ approval_timestamp: at(2), vvb_approved_at: at(2) }));
  });

  it('S6-5 keeps the time of the first approval', () => {
    given(created, submitted, granted)
      .when(happened('ApprovalGranted', { decidedAt: at(9) }))
      .then(becomes({ approval_timestamp: at(9) }));
  });

  it('S6-6 S6-7 S6-41 shows who approved an active version', () => {
    given(created, submitted, granted)
      .when(activated)
      .then(
        becomes({
          status: 'ACTIVE',
          merkle_hash: 'f00d',
          approval_threshold_percentage: 66.67,
          approved_by_count: 2,
          approvers_list: ['ann', 'bob'],
          activated_at: at(3),
        }),
      );
  });

  it('S6-40 shows how long the execution took', () => {
    given(created, submitted, granted, activated)
      .when(completed)
      .then(becomes({ execution_duration_ms: 12 }));
  });

  it('S6-31 shows when the execution retired the previous version', () => {
    given(created, submitted, granted, activated)
      .when(happened('ApprovalExecutionCompleted', { cascadeRetirementExecuted: true }))
      .then(becomes({ execution_duration_ms: 12, previous_version_retired_at: at(4) }));
  });

  it('S6-48 C-20 shows a rolled back version as pending, without an activation', () => {
    given(created, submitted, granted, activated, completed)
      .when(happened('ApprovalExecutionRolledBack'))
      .then(becomes({ status: 'PENDING_VVB', activated_at: null, execution_duration_ms: null }));
  });

  const requested = happened('RollbackRequested', { delegate: 'dan' });

  it('N11 shows who requested a rollback and why, until it is rolled back or retired', () => {
    const request = {
      executionId: ids.execution,
      requestedBy: 'ops',
      delegate: 'dan',
      reason: 'wrong terms',
      requestedAt: at(5),
    };
    given(created, submitted, granted, activated)
      .when(requested)
      .then(becomes({ rollback_request: request }));
    given(created, submitted, granted, activated, requested)
      .when(happened('ApprovalExecutionRolledBack'))
      .then(becomes({ status: 'PENDING_VVB', activated_at: null, rollback_request: null }));
    given(created, submitted, granted, activated, requested)
      .when(happened('VersionRetired'))
      .then(becomes({ status: 'RETIRED', rollback_request: null }));
  });

  it('N11 keeps the request while the version is replaced, and drops it with the archival', () => {
    given(created, submitted, granted, activated, requested, replaced)
      .when(happened('VersionRestored'))
      .then(becomes({ status: 'ACTIVE', replaced_by_version_id: null, archive_after: null }));
    given(created, submitted, granted, activated, requested, replaced)
      .when(happened('VersionArchived'))
      .then(becomes({ status: 'ARCHIVED', rollback_request: null }));
  });

  it('S6-48 forgets the duration of an earlier execution on a new activation', () => {
    given(created, submitted, granted, activated, completed)
      .when(happened('VersionActivated', { activatedAt: at(6) }))
      .then(becomes({ activated_at: at(6), execution_duration_ms: null }));
  });

  it('S6-31 shows by which version it was replaced, and from when it may be archived', () => {
    given(created, submitted, activated)
      .when(replaced)
      .then(
        becomes({
          status: 'REPLACED',
          replaced_by_version_id: ids.nextVersion,
          archive_after: '2033-01-01T06:00:00.000Z',
        }),
      );
  });

  it('C-20 shows a restored version as active again', () => {
    given(created, submitted, activated, replaced)
      .when(happened('VersionRestored'))
      .then(becomes({ status: 'ACTIVE', replaced_by_version_id: null, archive_after: null }));
  });

  it('C-20 shows which version keeps it from being restored', () => {
    const replacedBy = { versionId: ids.dependentVersion, executionId: ids.execution };
    given(created, submitted, activated, replaced)
      .when(happened('VersionRestorationFailed', { replacedBy }))
      .then(becomes({ replaced_by_version_id: ids.dependentVersion }));
    given(created, submitted, activated, replaced).when(happened('VersionRestorationFailed')).then(becomes({}));
  });

  it.each([
    ['VersionRejected', 'REJECTED'],
    ['VersionRetired', 'RETIRED'],
    ['VersionExpired', 'EXPIRED'],
    ['VersionArchived', 'ARCHIVED'],
  ] as const)('S6-40 shows the status after %s', (type, status) => {
    given(created, submitted).when(happened(type)).then(becomes({ status }));
  });

  it('S6-35 has no row for a version that was never created', () => {
    given().when(activated).thenNothing();
  });

  it('has a specification for every type of event', () => {
    expect(unspecified()).toEqual([]);
  });
});
