import { versionStream } from '#libs/domain';
import { MovableClock } from '#libs/process';
import { happened, ids } from '../../../../libs/domain/testing/example-events/happened.ts';
import { reactorSpecification } from '../../../../libs/projections/testing/reactor-specification.ts';
import { abandonReparentingsReactor } from './abandon-reparentings.reactor.ts';

const { given } = reactorSpecification((aggregates) => abandonReparentingsReactor(aggregates, new MovableClock()));
const created = happened('VersionCreated');

describe('abandon-reparentings', () => {
  it('S7-38 abandons the assignment of a parent that the version did not take', async () => {
    await given(created)
      .when(happened('VersionParentAssigned'))
      .then({
        stream: versionStream(ids.version),
        type: 'ReparentingAbandoned',
        data: { versionId: ids.version, assignmentId: ids.assignment },
      });
  });

  it('S7-38 does nothing when the version has taken the parent', async () => {
    await given(created, happened('VersionReparented')).when(happened('VersionParentAssigned')).thenNothing();
  });
});
