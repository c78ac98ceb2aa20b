import { approvalStream } from '#libs/domain';
import { MovableClock } from '#libs/process';
import { happened, ids } from '../../../../libs/domain/testing/example-events/happened.ts';
import { reactorSpecification } from '../../../../libs/projections/testing/reactor-specification.ts';
import { openApprovalsReactor } from './open-approvals.reactor.ts';

const { given } = reactorSpecification((aggregates) => openApprovalsReactor(aggregates, new MovableClock()));
const created = happened('VersionCreated');

describe('open-approvals', () => {
  it('S7-31 opens the request of a submission that was interrupted', async () => {
    await given(created)
      .when(happened('VersionSubmitted'))
      .then({
        stream: approvalStream(ids.approvalRequest),
        type: 'ApprovalRequested',
        data: {
          approvalRequestId: ids.approvalRequest,
          versionId: ids.version,
          tokenId: ids.token,
          validators: ['ann', 'bob', 'cem'],
          requestedBy: 'Sue',
        },
      });
  });

  it('S7-31 does nothing when the request is open', async () => {
    await given(created, happened('ApprovalRequested')).when(happened('VersionSubmitted')).thenNothing();
  });
});
