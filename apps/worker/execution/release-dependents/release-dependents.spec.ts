import { tokenStream, versionStream } from '#libs/domain';
import { MovableClock } from '#libs/process';
import { happened, ids } from '../../../../libs/domain/testing/example-events/happened.ts';
import { reactorSpecification } from '../../../../libs/projections/testing/reactor-specification.ts';
import { releaseDependentsReactor } from './release-dependents.reactor.ts';

const { given } = reactorSpecification((aggregates) => releaseDependentsReactor(aggregates, new MovableClock()));
const parent = { kind: 'token', id: ids.parentToken } as const;
const ofParent = tokenStream(ids.parentToken);
const claim = { dependentVersionId: ids.version, executionId: ids.execution };
const claimed = happened('DependentActivated', claim, ofParent);
const pending = [
  happened('TokenRegistered', { tokenId: ids.parentToken }),
  happened('VersionCreated', { parent }),
  happened('VersionSubmitted'),
];
const begun = [...pending, claimed, happened('ApprovalExecutionInitiated'), happened('ApprovalExecutionValidated')];
const active = [...begun, happened('VersionActivated', { parent }), happened('ApprovalExecutionCompleted')];
const released = { stream: ofParent, type: 'DependentReleased', data: claim };

describe('release-dependents', () => {
  it.each(['VersionReplaced', 'VersionRetired', 'ApprovalExecutionRolledBack'] as const)(
    'S7-34 releases the parent of an active version on %s',
    async (type) => {
      await given(...active)
        .when(happened(type))
        .then(released);
    },
  );

  it.each(['VersionRejected', 'VersionExpired'] as const)(
    'S7-34 releases the claim of an execution that failed before %s',
    async (type) => {
      await given(...begun, happened('ApprovalExecutionFailed'))
        .when(happened(type))
        .then(released);
    },
  );

  it('S7-34 releases the parent when the execution fails', async () => {
    await given(...begun)
      .when(happened('ApprovalExecutionFailed'))
      .then(released);
  });

  it('S7-34 releases the parent of a version that is archived', async () => {
    await given(...active, happened('VersionReplaced'))
      .when(happened('VersionArchived', { previousStatus: 'REPLACED' }))
      .then(released);
  });

  it('S7-36 releases the former parent when the version has another', async () => {
    await given(...begun, happened('ApprovalExecutionFailed'))
      .when(happened('VersionReparented', { from: parent, to: { kind: 'token', id: ids.token } }))
      .then(released);
  });

  it('S7-34 releases the parent when the version abandons its claims', async () => {
    await given(...pending, claimed, happened('ApprovalExecutionInitiated'), happened('ApprovalExecutionFailed'))
      .when(happened('ParentClaimsAbandoned', { parent }))
      .then(released);
  });

  it('S7-34 releases a claim that comes after the version was retired', async () => {
    const ended = [...active, happened('VersionRetired'), happened('DependentReleased', claim, ofParent)];
    await given(...ended)
      .when(claimed)
      .then(released);
  });

  it('C-20 releases the parent when the version cannot be restored', async () => {
    const replaced = [...active, happened('VersionReplaced')];
    await given(...replaced)
      .when(happened('VersionRestorationFailed'))
      .then(released);
  });

  it('S7-34 keeps the claim by which a version is active', async () => {
    await given(...active.filter((event) => event !== claimed))
      .when(claimed)
      .thenNothing();
  });

  it('S7-34 releases nothing for a version without a parent', async () => {
    await given(happened('VersionCreated'), happened('VersionSubmitted'))
      .when(happened('VersionExpired'))
      .thenNothing();
  });

  it('S7-34 releases a parent that is a version', async () => {
    const ofVersion = { kind: 'version', id: ids.previousVersion } as const;
    const onVersion = versionStream(ids.previousVersion);
    const activation = { versionId: ids.previousVersion, approvalRequestId: ids.claim, executionId: ids.stop };
    await given(
      happened('VersionCreated', { versionId: ids.previousVersion }),
      happened('VersionSubmitted', activation),
      happened('ApprovalExecutionInitiated', activation),
      happened('ApprovalExecutionValidated', activation),
      happened('VersionActivated', activation),
      happened('ApprovalExecutionCompleted', activation),
      happened('VersionCreated', { parent: ofVersion }),
      happened('VersionSubmitted'),
      happened('DependentActivated', claim, onVersion),
      happened('ApprovalExecutionInitiated'),
    )
      .when(happened('ApprovalExecutionFailed'))
      .then({ ...released, stream: onVersion });
  });
});
