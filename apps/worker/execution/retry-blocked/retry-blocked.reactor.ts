import { executeUnblocked, type ExecutionLog } from '#libs/approval-execution';
import { mapBounded } from '#libs/concurrency';
import { type TokenEvent, type TokenVersionEvent, versionAggregate } from '#libs/domain';
import { derivedId, reactionTo, type Aggregates, type RecordedEvent, type TenantAggregates } from '#libs/event-store';
import type { Clock } from '#libs/process';
import type { Reactor } from '#libs/projections';
import type { WaitingVersions } from './waiting-versions.ts';

const types = [
  'VersionHoldReleased',
  'VersionReparented',
  'TokenUnlocked',
  'VersionActivated',
  'VersionRestored',
  'VersionRetired',
  'ApprovalExecutionRolledBack',
] as const;

type Unblocking = Extract<TokenEvent | TokenVersionEvent, { type: (typeof types)[number] }>;

/** The number of versions that waited for one token and are executed concurrently. */
const executionsAtOnce = 16;

/**
 * Executes an approved version when the last thing that blocked it ends: a hold, a lock, a parent out of force, or a
 * successor in force. Switched off with automatic execution, its checkpoint stays where it is, and nothing is lost (S6-50a).
 */
export function retryBlockedReactor(
  aggregates: Aggregates,
  waiting: WaitingVersions,
  log: ExecutionLog,
  clock: Clock,
): Reactor {
  const name = 'retry-blocked';
  return {
    name,
    types,
    react: async (recorded) => {
      const event = recorded as RecordedEvent<Unblocking>;
      const own = aggregates.of(event.metadata.tenantId);
      // After a failure the event is taken again, and versions that were executed by then are not executed again.
      await mapBounded(
        await unblockedBy(event, own, waiting),
        async (versionId) => {
          const context = reactionTo(event, name, clock.now());
          const commandId = derivedId(context.commandId, versionId);
          await executeUnblocked(own, log, versionId, { ...context, commandId });
        },
        executionsAtOnce,
      );
    },
  };
}

function unblockedBy(
  event: RecordedEvent<Unblocking>,
  aggregates: TenantAggregates,
  waiting: WaitingVersions,
): Promise<readonly string[]> {
  switch (event.type) {
    case 'VersionHoldReleased':
    case 'VersionReparented':
      return Promise.resolve([event.data.versionId]);
    case 'TokenUnlocked':
      return waiting({ tenantId: aggregates.tenantId, id: event.data.tokenId }, event.position);
    case 'VersionActivated':
    case 'VersionRestored':
      return waiting({ tenantId: aggregates.tenantId, id: event.data.versionId }, event.position);
    case 'VersionRetired':
    case 'ApprovalExecutionRolledBack':
      return replacedBy(aggregates, event.data.versionId);
  }
}

/**
 * The versions that a version replaces, directly and over others. None of them could be executed while it was in force.
 */
async function replacedBy(aggregates: TenantAggregates, versionId: string): Promise<readonly string[]> {
  const found = new Set<string>();
  const look = async (id: string): Promise<void> => {
    const { state } = await aggregates.load(versionAggregate(id));
    if (state.status === 'NONE' || state.previousVersionId === null || found.has(state.previousVersionId)) return;
    found.add(state.previousVersionId);
    await look(state.previousVersionId);
  };
  await look(versionId);
  return [...found];
}
