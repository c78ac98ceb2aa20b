import { versionStream } from '#libs/domain';
import { MovableClock } from '#libs/process';
import { happened, ids } from '../../../../libs/domain/testing/example-events/happened.ts';
import { reactorSpecification } from '../../../../libs/projections/testing/reactor-specification.ts';
import { restoreVersionsReactor } from './restore-versions.reactor.ts';

const { given } = reactorSpecification((aggregates) => restoreVersionsReactor(aggregates, new MovableClock()));
const { previousVersion: versionId } = ids;
const ofPrevious = { versionId, approvalRequestId: ids.claim, executionId: ids.stop };
const replaced = [
  happened('TokenRegistered'),
  happened('VersionCreated', { versionId }),
  happened('VersionSubmitted', ofPrevious),
  happened('ApprovalExecutionInitiated', ofPrevious),
  happened('ApprovalExecutionValidated', ofPrevious),
  happened('VersionActivated', ofPrevious),
  happened('ApprovalExecutionCompleted', ofPrevious),
  happened('VersionReplaced', { versionId, replacedByVersionId: ids.version, executionId: ids.execution }),
];
const executed = [
  happened('VersionCreated', { previousVersionId: versionId }),
  happened('VersionSubmitted'),
  happened('ApprovalExecutionInitiated'),
  happened('ApprovalExecutionValidated'),
  happened('VersionActivated', { previousVersionId: versionId }),
  happened('ApprovalExecutionCompleted', { cascade: { outcome: 'retired', versionId } }),
];
const rolledBack = happened('ApprovalExecutionRolledBack', { previousVersionId: versionId });

describe('restore-versions', () => {
  it('C-20 puts the version back in force that the rolled back execution had replaced', async () => {
    await given(...replaced, ...executed)
      .when(rolledBack)
      .then({
        stream: versionStream(versionId),
        type: 'VersionRestored',
        data: { rolledBackVersionId: ids.version, executionId: ids.execution },
      });
  });

  it('C-20 says why the version stays out of force', async () => {
    await given(...replaced, happened('TokenLocked'), ...executed)
      .when(rolledBack)
      .then({ stream: versionStream(versionId), type: 'VersionRestorationFailed' });
  });

  it('C-20 does nothing when the rolled back version replaced none', async () => {
    await given(
      happened('VersionCreated'),
      happened('VersionSubmitted'),
      happened('ApprovalExecutionInitiated'),
      happened('ApprovalExecutionValidated'),
      happened('VersionActivated'),
      happened('ApprovalExecutionCompleted'),
    )
      .when(happened('ApprovalExecutionRolledBack'))
      .thenNothing();
  });
});
