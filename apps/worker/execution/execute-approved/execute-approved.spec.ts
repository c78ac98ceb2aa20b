import { versionStream } from '#libs/domain';
import { MovableClock } from '#libs/process';
import { happened, ids } from '../../../../libs/domain/testing/example-events/happened.ts';
import { reactorSpecification } from '../../../../libs/projections/testing/reactor-specification.ts';
import { executeApprovedReactor } from './execute-approved.reactor.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clock = new MovableClock();
clock.moveTo(new Date('2026-01-01T12:00:00.000Z'));
const { given } = reactorSpecification((aggregates) => executeApprovedReactor(aggregates, silent, clock));
const pending = [
  happened('TokenRegistered'),
  happened('VersionCreated'),
  happened('VersionSubmitted'),
  happened('ApprovalRequested'),
];
const onVersion = { stream: versionStream(ids.version) };

describe('execute-approved', () => {
  it('S6-1 S6-12 executes an approval when it is granted', async () => {
    await given(...pending)
      .when(happened('ApprovalGranted'))
      .then(
        { ...onVersion, type: 'ApprovalExecutionInitiated', data: { mode: 'automatic', executedBy: 'SYSTEM' } },
        { ...onVersion, type: 'ApprovalExecutionValidated', data: { outcome: 'passed' } },
        { ...onVersion, type: 'VersionActivated', data: { approvedByCount: 2, approvers: ['ann', 'bob'] } },
        { ...onVersion, type: 'ApprovalExecutionCompleted', data: { mode: 'automatic' } },
      );
  });

  it('S6-26 records a refusal on the version', async () => {
    await given(...pending, happened('VersionHeld'))
      .when(happened('ApprovalGranted'))
      .then(
        { ...onVersion, type: 'ApprovalExecutionInitiated' },
        { ...onVersion, type: 'ApprovalExecutionValidated', data: { outcome: 'error' } },
        { ...onVersion, type: 'ApprovalExecutionFailed', data: { code: 'VERSION_HELD' } },
      );
  });

  it('S6-50a leaves an approval alone that somebody has executed by hand', async () => {
    await given(
      ...pending,
      happened('ApprovalExecutionInitiated', { mode: 'manual' }),
      happened('ApprovalExecutionValidated'),
      happened('VersionActivated'),
      happened('ApprovalExecutionCompleted', { mode: 'manual' }),
    )
      .when(happened('ApprovalGranted'))
      .thenNothing();
  });
});
