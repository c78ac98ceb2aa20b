import { executeUnblocked, type ApprovalExecution } from '#libs/approval-execution';
import type { TokenEvent, TokenVersionEvent } from '#libs/domain';
import { derivedId, reactionTo, type Aggregates, type RecordedEvent } from '#libs/event-store';
import type { Clock } from '#libs/platform';
import type { Reactor } from '#libs/projections';
import type { WaitingVersions } from './waiting-versions.ts';

type Unblocking = Extract<
  TokenEvent | TokenVersionEvent,
  {
    type: 'VersionHoldReleased' | 'VersionReparented' | 'TokenUnlocked' | 'VersionActivated' | 'VersionRestored';
  }
>;

/** So many versions that waited for one token are executed side by side. */
const sideBySide = 16;

/**
 * Tries again what was approved and could not be executed, when something that blocked it ends: a hold, a lock, a parent
 * out of force. Switched off with automatic execution, its checkpoint stays where it is, and nothing is lost (S6-50a).
 */
export function retryBlockedReactor(
  aggregates: Aggregates,
  execution: ApprovalExecution,
  waiting: WaitingVersions,
  clock: Clock,
): Reactor {
  const name = 'retry-blocked';
  return {
    name,
    types: ['VersionHoldReleased', 'VersionReparented', 'TokenUnlocked', 'VersionActivated', 'VersionRestored'],
    react: async (recorded) => {
      const event = recorded as RecordedEvent<Unblocking>;
      const versionIds = [...(await unblockedBy(event, waiting))];
      while (versionIds.length > 0) {
        const tried = await Promise.allSettled(
          versionIds.splice(0, sideBySide).map((versionId) => {
            const context = reactionTo(event, name, clock.now());
            const commandId = derivedId(context.commandId, versionId);
            return executeUnblocked(aggregates, execution, versionId, { ...context, commandId });
          }),
        );
        // Each is tried, and then the event is taken again: what has been executed by then is not executed again.
        for (const one of tried) if (one.status === 'rejected') throw one.reason;
      }
    },
  };
}

function unblockedBy(event: RecordedEvent<Unblocking>, waiting: WaitingVersions): Promise<readonly string[]> {
  switch (event.type) {
    case 'VersionHoldReleased':
    case 'VersionReparented':
      return Promise.resolve([event.data.versionId]);
    case 'TokenUnlocked':
      return waiting(event.data.tokenId, event.position);
    case 'VersionActivated':
    case 'VersionRestored':
      return waiting(event.data.versionId, event.position);
  }
}
