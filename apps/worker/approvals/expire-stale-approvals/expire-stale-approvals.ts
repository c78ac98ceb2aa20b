import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import {
  approvalAggregate,
  commandMetadata,
  versionAggregate,
  type approvalRequestDecider,
  type tokenVersionDecider,
} from '#libs/domain';
import {
  timedId,
  type Aggregates,
  type CommandContext,
  type EventStore,
  type TenantAggregates,
} from '#libs/event-store';
import type { Clock, Logger } from '#libs/process';
import { readCheckpoint } from '#libs/projections';
import { dueWork, readModels, type DueItem, type DueWork } from '#libs/read-models';
import { sweepContext } from '../../sweep-context.ts';

const batchSize = 100;
const usualPatienceMs = 30_000;

/**
 * One sweep of S6-52. It announces what expires within a day, expires undecided votes and unexecuted approvals, and
 * archives replaced versions. The read models show candidates; the deciders decide. An item that fails does not stop
 * the others.
 * @param patienceMs how long the sweep waits for read models that are behind
 */
export async function sweep(
  aggregates: Aggregates,
  eventStore: EventStore,
  database: Pool,
  clock: Clock,
  log: Logger,
  signal: AbortSignal,
  patienceMs = usualPatienceMs,
): Promise<void> {
  await caughtUp(eventStore, database, signal, patienceMs);
  const round = { name: 'expire-stale-approvals', id: timedId(), clock };
  for (const kind of ['expiring', 'undecided', 'unexecuted', 'archivable'] as const) {
    for await (const items of dueWork(database, kind, clock.now(), batchSize)) {
      for (const item of items) {
        if (signal.aborted) return;
        try {
          const context = sweepContext(round, item.tenantId, `${kind}:${item.versionId}`);
          await decideDueItem(aggregates.of(item.tenantId), kind, item, context);
        } catch (err) {
          log.error({ err, ...item, kind, code: 'SWEEP_ITEM_FAILED' }, 'an item of the expiry sweep failed');
        }
      }
    }
  }
}

const pollMs = 50;

/**
 * Waits until the read models contain everything that was recorded before the sweep. A read model that makes no
 * progress is used as it is.
 */
async function caughtUp(
  eventStore: EventStore,
  database: Pool,
  signal: AbortSignal,
  patienceMs: number,
): Promise<void> {
  const head = await eventStore.head();
  const deadline = performance.now() + patienceMs;
  for (const readModel of [readModels.approvalRequests, readModels.tokenVersions]) {
    while ((await readCheckpoint(database, readModel)) < head && performance.now() < deadline && !signal.aborted) {
      await delay(pollMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function decideDueItem(
  aggregates: TenantAggregates,
  kind: DueWork,
  { versionId, approvalRequestId }: DueItem,
  context: CommandContext,
): Promise<void> {
  const metadata = commandMetadata(context);
  const toVersion = (command: Parameters<typeof tokenVersionDecider.decide>[0]) =>
    aggregates.handle(versionAggregate(versionId), command, context);
  const toRequest = (command: Parameters<typeof approvalRequestDecider.decide>[0]) =>
    aggregates.handle(approvalAggregate(approvalRequestId ?? ''), command, context);
  // A refusal means that the read model was behind: the item is not due.
  switch (kind) {
    case 'expiring':
      await toRequest({ type: 'AnnounceExpiry', metadata });
      return;
    case 'undecided':
      await toRequest({ type: 'ExpireApproval', because: 'not-decided', metadata });
      return;
    case 'unexecuted':
      await toVersion({
        type: 'ExpireVersion',
        approvalRequestId: approvalRequestId ?? '',
        because: 'not-executed',
        metadata,
      });
      return;
    case 'archivable':
      await toVersion({ type: 'ArchiveVersion', metadata });
  }
}
