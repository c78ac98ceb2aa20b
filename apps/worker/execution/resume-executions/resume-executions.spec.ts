import { versionStream } from '#libs/domain';
import { MovableClock } from '#libs/process';
import { happened, ids } from '../../../../libs/domain/testing/example-events/happened.ts';
import { reactorSpecification } from '../../../../libs/projections/testing/reactor-specification.ts';
import { resumeExecutionsReactor } from './resume-executions.reactor.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const { given } = reactorSpecification((aggregates) => resumeExecutionsReactor(aggregates, silent, new MovableClock()));
const { previousVersion: versionId, approvalRequest: approvalRequestId } = ids;
const ofPrevious = { versionId, approvalRequestId: ids.claim, executionId: ids.stop };
const previous = [
  happened('VersionCreated', { versionId }),
  happened('VersionSubmitted', ofPrevious),
  happened('ApprovalExecutionInitiated', ofPrevious),
  happened('ApprovalExecutionValidated', ofPrevious),
  happened('VersionActivated', ofPrevious),
  happened('ApprovalExecutionCompleted', ofPrevious),
];
const begun = [
  happened('VersionCreated', { previousVersionId: versionId }),
  happened('VersionSubmitted'),
  happened('ApprovalExecutionInitiated'),
  happened('ApprovalExecutionValidated'),
];
const activated = happened('VersionActivated', { previousVersionId: versionId });

describe('resume-executions', () => {
  it('S6-31 S7-31 retires the previous version and completes an execution that was interrupted', async () => {
    await given(...previous, ...begun)
      .when(activated)
      .then(
        {
          stream: versionStream(versionId),
          type: 'VersionReplaced',
          data: { replacedByVersionId: ids.version, executionId: ids.execution },
        },
        {
          stream: versionStream(ids.version),
          type: 'ApprovalExecutionCompleted',
          data: { executionId: ids.execution, approvalRequestId, cascade: { outcome: 'retired', versionId } },
        },
      );
  });

  it('does nothing about an activation that replaces no version', async () => {
    await given(...begun)
      .when(happened('VersionActivated'))
      .thenNothing();
  });
});
