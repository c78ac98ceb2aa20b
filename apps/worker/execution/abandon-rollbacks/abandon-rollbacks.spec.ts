import { settlementStream, versionStream } from '#libs/domain';
import { MovableClock } from '#libs/process';
import { happened, ids } from '../../../../libs/domain/testing/example-events/happened.ts';
import { reactorSpecification } from '../../../../libs/projections/testing/reactor-specification.ts';
import { abandonRollbacksReactor } from './abandon-rollbacks.reactor.ts';

const { given } = reactorSpecification((aggregates) => abandonRollbacksReactor(aggregates, new MovableClock()));
const settling = [
  happened('VersionCreated'),
  happened('VersionSubmitted'),
  happened('ApprovalExecutionInitiated'),
  happened('ApprovalExecutionValidated'),
  happened('VersionActivated'),
  happened('ApprovalExecutionCompleted'),
  happened('SettlementOpened'),
];
const stopped = happened('SettlementStopped');

describe('abandon-rollbacks', () => {
  it('C-20 N11 abandons an interrupted rollback and lets its settlement go on', async () => {
    await given(...settling)
      .when(stopped)
      .then(
        { stream: versionStream(ids.version), type: 'RollbackAbandoned', data: { stopId: ids.stop } },
        { stream: settlementStream(ids.execution), type: 'SettlementResumed', data: { stopId: ids.stop } },
      );
  });

  it('C-20 leaves a settlement stopped when the rollback has taken place', async () => {
    await given(...settling, happened('ApprovalExecutionRolledBack'))
      .when(stopped)
      .thenNothing();
  });
});
