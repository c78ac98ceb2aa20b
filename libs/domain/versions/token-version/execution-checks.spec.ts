import { testMetadata } from '../../testing/given-when-then.ts';
import {
  approval,
  commanded,
  commandedOn,
  execute,
  given,
  pending,
  reparentTo,
  replacement,
  submission,
  terms,
} from './testing/version.ts';
import { type ParentFacts, type TokenVersionCommand } from './token-version.ts';

describe('the checks of an execution', () => {
  const parent: ParentFacts = { kind: 'token', id: 'parent', exists: true, locked: false, retired: false };
  const pendingChild = commanded(
    { type: 'CreateVersion', ...terms, parent: { kind: 'token', id: 'parent' } },
    { type: 'SubmitVersion', ...submission },
  );
  const refusedFor = (
    code: string,
    changes: Partial<Extract<TokenVersionCommand, { type: 'ExecuteApproval' }>>,
    now = testMetadata.now,
  ) =>
    given(...(changes.parent === undefined ? pending : pendingChild))
      .when({ ...execute, ...changes }, { now })
      .then(
        {},
        { data: { outcome: 'error', validationsPassed: 5 } },
        { type: 'ApprovalExecutionFailed', data: { code } },
      );

  it('S6-23 S6-24 S6-25 C-1 fails for the check that failed, with its code', () => {
    refusedFor('APPROVAL_NOT_APPROVED', { approval: { ...approval, status: 'REJECTED' } });
    refusedFor('APPROVAL_EXPIRED', {}, '2026-01-15T12:00:00.001Z');
    refusedFor('TOKEN_NOT_FOUND', { parent: { ...parent, exists: false } });
    refusedFor('PARENT_LOCKED', { parent: { ...parent, locked: true } });
    refusedFor('TOKEN_RETIRED', { parent: { ...parent, retired: true } });
    refusedFor('PARENT_LOCKED', { token: { id: 'token', locked: true, retired: false } });
    refusedFor('TOKEN_RETIRED', { token: { id: 'token', locked: false, retired: true } });
    given(...pending)
      .when(execute, { now: submission.approvalExpiryDeadline })
      .then({}, { data: { outcome: 'passed' } }, {}, {});
  });

  it('is prepared again when the version has another parent since', () => {
    const moved = commandedOn(pendingChild, reparentTo({ kind: 'token', id: 'other' }));
    given(...pendingChild, ...moved)
      .when({ ...execute, parent })
      .thenRefused('CONCURRENT_MODIFICATION');
    given(...pendingChild, ...moved)
      .when({ ...execute, parent, parentGeneration: 1, parentClaimed: true })
      .then({}, { data: { outcome: 'passed' } }, {}, {});
  });

  it('S6-25 is never activated without its claim on the parent, even if a hold is released during the preparation', () => {
    given(...pendingChild)
      .when({ ...execute, parent })
      .thenRefused('CONCURRENT_MODIFICATION');
    given(...pendingChild)
      .when({ ...execute, parent, parentClaimed: true })
      .then({}, { data: { outcome: 'passed' } }, {}, {});
  });

  it('S6-51 C-1 reports an expired approval, even after the version was archived for it', () => {
    const archived = [
      ...pending,
      ...commandedOn(
        pending,
        { type: 'ExpireVersion', approvalRequestId: 'request', because: 'not-decided' },
        { type: 'ArchiveVersion' },
      ),
    ];
    given(...archived)
      .when({ ...execute, approval: { ...approval, status: 'EXPIRED' } })
      .then({}, {}, { data: { code: 'APPROVAL_EXPIRED', errorMessage: 'Approval expired' } });
  });

  it('S6-26 fails while a hold is placed, and not after its release', () => {
    const held = commanded(
      { type: 'CreateVersion', ...terms },
      { type: 'SubmitVersion', ...submission },
      { type: 'HoldVersion', holdId: 'h', reason: 'audit', placedBy: 'auditor' },
    );
    given(...held)
      .when(execute)
      .then({}, {}, { data: { code: 'VERSION_HELD' } });
    const released = [
      ...held,
      ...commandedOn(held, { type: 'ReleaseHold', holdId: 'h', reason: 'done', releasedBy: 'auditor' }),
    ];
    given(...released)
      .when(execute)
      .then({}, {}, { type: 'VersionActivated' }, {});
  });

  it('reports every failed check, not only the first', () => {
    given()
      .when({ ...execute, approval: { ...approval, status: 'EXPIRED' }, parent: null })
      .then(
        {},
        {
          data: {
            validationsPassed: 2,
            checks: [
              { passed: false },
              { passed: false },
              { passed: false },
              { passed: false },
              { passed: true },
              { passed: true },
            ],
          },
        },
        {},
      );
  });

  it('S6-22 is not activated while a version that replaces it is in force', () => {
    const superseded = [...pending, ...commandedOn(pending, replacement('of-next'))];
    const inForce = { inForce: 'next', through: 'next', seen: 1 };
    given(...superseded)
      .when({ ...execute, supersession: inForce })
      .then(
        { type: 'ApprovalExecutionInitiated' },
        { type: 'ApprovalExecutionValidated', data: { validationsPassed: 5 } },
        { type: 'ApprovalExecutionFailed', data: { code: 'SUPERSEDED' } },
      );
    // The caller has not seen the activation that the version has on its record.
    given(...superseded)
      .when(execute)
      .thenRefused('CONCURRENT_MODIFICATION');
    given(...superseded)
      .when({ ...execute, supersession: { ...inForce, inForce: null } })
      .then({}, {}, { type: 'VersionActivated' }, {});
  });
});
