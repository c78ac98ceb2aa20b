import { versionStream } from '#libs/domain';
import { MovableClock } from '#libs/process';
import { happened, ids } from '../../../../libs/domain/testing/example-events/happened.ts';
import { reactorSpecification } from '../../../../libs/projections/testing/reactor-specification.ts';
import { rejectVersionsReactor } from './reject-versions.reactor.ts';

const { given } = reactorSpecification((aggregates) => rejectVersionsReactor(aggregates, new MovableClock()));
const created = happened('VersionCreated');
const submitted = happened('VersionSubmitted');
const rejected = happened('ApprovalRejected');

describe('reject-versions', () => {
  it('S7-14 rejects the version that waits for the rejected request', async () => {
    await given(created, submitted)
      .when(rejected)
      .then({
        stream: versionStream(ids.version),
        type: 'VersionRejected',
        data: { versionId: ids.version, tokenId: ids.token, approvalRequestId: ids.approvalRequest },
      });
  });

  it('S7-14 leaves a version alone that waits for another request, or for none any more', async () => {
    await given(created, happened('VersionSubmitted', { approvalRequestId: ids.claim }))
      .when(rejected)
      .thenNothing();
    await given(created, submitted, happened('VersionExpired')).when(rejected).thenNothing();
  });
});
