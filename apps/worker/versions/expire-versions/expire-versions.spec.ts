import { pino } from 'pino';
import { approvalStream, versionStream } from '#libs/domain';
import { MovableClock } from '#libs/process';
import { happened, ids } from '../../../../libs/domain/testing/example-events/happened.ts';
import { reactorSpecification } from '../../../../libs/projections/testing/reactor-specification.ts';
import { expireVersionsReactor } from './expire-versions.reactor.ts';

const logged: string[] = [];
const logger = pino({ level: 'info' }, { write: (line) => void logged.push(line) });
const { given } = reactorSpecification((aggregates) => expireVersionsReactor(aggregates, new MovableClock(), logger));
const [created, submitted, requested] = [
  happened('VersionCreated'),
  happened('VersionSubmitted'),
  happened('ApprovalRequested'),
];

describe('expire-versions', () => {
  it('S6-52 expires the version of a request that was not decided', async () => {
    await given(created, submitted, requested)
      .when(happened('ApprovalExpired'))
      .then({
        stream: versionStream(ids.version),
        type: 'VersionExpired',
        data: { approvalRequestId: ids.approvalRequest, because: 'not-decided' },
      });
  });

  it('S6-52 expires the request of a version that was not executed, and archives the version', async () => {
    logged.length = 0;
    await given(created, submitted, requested, happened('ApprovalGranted'))
      .when(happened('VersionExpired', { because: 'not-executed' }))
      .then(
        { stream: approvalStream(ids.approvalRequest), type: 'ApprovalExpired', data: { because: 'not-executed' } },
        { stream: versionStream(ids.version), type: 'VersionArchived', data: { previousStatus: 'EXPIRED' } },
      );
    expect(logged.join()).toContain('Expired approval archived');
  });

  it('S6-52 leaves a version alone that was rejected meanwhile', async () => {
    await given(created, submitted, happened('VersionRejected')).when(happened('ApprovalExpired')).thenNothing();
  });
});
