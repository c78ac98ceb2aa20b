import { happened, ids } from '../../../../libs/domain/testing/example-events/happened.ts';
import { approvalRequestsProjection } from '../../../projector/approvals/approval-requests.projection.ts';
import { ReadModelBehind } from '../../read-model-behind.ts';
import { ProjectedLog } from '../../testing/projected-log.ts';
import { openRequests } from './open-requests.ts';

describe('the open requests', () => {
  it('S7-23 C-30 are those of the tenant, once the read model has reached the position', async () => {
    await using log = await ProjectedLog.of(
      [approvalRequestsProjection],
      [
        happened('ApprovalRequested'),
        happened('ApprovalRequested', { approvalRequestId: ids.claim }),
        happened('ApprovalExpired', { approvalRequestId: ids.claim }),
      ],
      'acme',
    );
    const open = openRequests(log.database);
    const head = await log.store.head();
    expect(await open('acme', head)).toEqual([ids.approvalRequest]);
    expect(await open('default', head)).toEqual([]);
    await expect(open('acme', `${head.slice(0, -1)}z`)).rejects.toThrow(ReadModelBehind);
  });
});
