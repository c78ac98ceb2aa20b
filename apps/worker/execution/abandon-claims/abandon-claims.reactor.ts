import { abandonUnansweredClaim } from '#libs/approval-execution';
import type { TokenVersionEvent } from '#libs/domain';
import { reactionTo, type Aggregates, type RecordedEvent } from '#libs/event-store';
import type { Clock } from '#libs/process';
import type { Reactor } from '#libs/projections';
import { parentOf } from '../claimed-parent.ts';
import { elapsed, graceMs } from '../../elapsed.ts';

type DependentActivated = Extract<TokenVersionEvent, { type: 'DependentActivated' }>;

/** Abandons the claim of an execution that did not end in time, because its process was killed after the claim. */
export function abandonClaimsReactor(aggregates: Aggregates, clock: Clock): Reactor {
  const name = 'abandon-claims';
  return {
    name,
    types: ['DependentActivated'],
    react: async (event) => {
      const { dependentVersionId: versionId, executionId: claimId } = (event as RecordedEvent<DependentActivated>).data;
      await elapsed(graceMs, event.recordedAt);
      const claim = { versionId, claimId };
      const context = reactionTo(event, name, clock.now());
      await abandonUnansweredClaim(aggregates.of(event.metadata.tenantId), parentOf(event.stream), claim, context);
    },
  };
}
