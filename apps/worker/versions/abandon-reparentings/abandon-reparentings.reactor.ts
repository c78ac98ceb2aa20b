import { assignmentIdOf, commandMetadata, versionAggregate, type VersionParentAssigned } from '#libs/domain';
import {
  reactionTo,
  type Aggregates,
  type CommandContext,
  type RecordedEvent,
  type TenantAggregates,
} from '#libs/event-store';
import type { Clock } from '#libs/process';
import type { Reactor } from '#libs/projections';
import { elapsed, graceMs } from '../../elapsed.ts';

/**
 * Abandons the assignment of a parent that its version did not take in time, because the change was interrupted or
 * refused. Otherwise the hierarchy would refuse changes of other versions because of it (S7-38).
 */
export function abandonReparentingsReactor(aggregates: Aggregates, clock: Clock): Reactor {
  const name = 'abandon-reparentings';
  return {
    name,
    types: ['VersionParentAssigned'],
    react: async (event) => {
      const { data } = event as RecordedEvent<VersionParentAssigned>;
      await elapsed(graceMs, event.recordedAt);
      await abandonReparenting(aggregates.of(event.metadata.tenantId), data, reactionTo(event, name, clock.now()));
    },
  };
}

/** The version's stream decides, so that a slow change and its abandonment cannot both take effect. */
export async function abandonReparenting(
  aggregates: TenantAggregates,
  assigned: VersionParentAssigned['data'],
  context: CommandContext,
): Promise<void> {
  const { versionId, generation } = assigned;
  const assignmentId = assignmentIdOf(assigned);
  await aggregates.handle(
    versionAggregate(versionId),
    { type: 'AbandonReparenting', assignmentId, generation, metadata: commandMetadata(context) },
    context,
  );
}
