import {
  approvalAggregate,
  type ApprovalRequestEvent,
  commandMetadata,
  type TokenVersionEvent,
  versionAggregate,
} from '#libs/domain';
import { derivedId, reactionTo, type Aggregates, type RecordedEvent } from '#libs/event-store';
import type { Clock, Logger } from '#libs/process';
import type { Reactor } from '#libs/projections';

type Expired = Extract<ApprovalRequestEvent | TokenVersionEvent, { type: 'ApprovalExpired' | 'VersionExpired' }>;

/**
 * Expires the version with its approval, or the approval with its version, and archives the version (S6-52). An
 * undecided vote expires on the request first, because votes are cast there. An unexecuted approval expires on the
 * version first, because it is executed there.
 */
export function expireVersionsReactor(aggregates: Aggregates, clock: Clock, log: Logger): Reactor {
  const name = 'expire-versions';
  return {
    name,
    types: ['ApprovalExpired', 'VersionExpired'],
    react: async (recorded) => {
      const event = recorded as RecordedEvent<Expired>;
      const { versionId, approvalRequestId, because } = event.data;
      const own = aggregates.of(event.metadata.tenantId);
      const context = reactionTo(event, name, clock.now());
      const metadata = commandMetadata(context);
      if (event.type === 'ApprovalExpired') {
        await own.handle(
          versionAggregate(versionId),
          { type: 'ExpireVersion', approvalRequestId, because, metadata },
          context,
        );
        return;
      }
      await own.handle(approvalAggregate(approvalRequestId), { type: 'ExpireApproval', because, metadata }, context);
      const archived = await own.handle(
        versionAggregate(versionId),
        { type: 'ArchiveVersion', metadata },
        { ...context, commandId: derivedId(context.commandId, 'archive') },
      );
      if (archived.kind === 'decided') log.info({ versionId, approvalRequestId }, 'Expired approval archived');
    },
  };
}
