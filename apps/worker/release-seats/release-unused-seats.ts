import {
  approvalRequestDecider,
  approvalStream,
  commandMetadata,
  tokenVersionDecider,
  validatorRosterDecider,
  validatorRosterStream,
  versionStream,
  type Seats,
} from '#libs/domain';
import { derivedId, timedId, type Aggregates, type CommandContext } from '#libs/event-store';
import type { Clock, Logger } from '#libs/platform';

/** A submission is given so long; the gateway waits for a command for 35 seconds. Says when to look, and decides nothing. */
const graceMs = 60_000;

/**
 * Releases the seats of requests that are not open: those whose submission was interrupted, and those that were taken
 * again after the request ended (S7-26). One request that fails stops no other.
 */
export async function releaseUnusedSeats(
  aggregates: Aggregates,
  clock: Clock,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  const sweepId = timedId();
  const { state } = await aggregates.load(validatorRosterStream, validatorRosterDecider);
  for (const [approvalRequestId, seats] of state.seats) {
    if (signal.aborted) return;
    if (clock.now().getTime() - Date.parse(seats.takenAt) < graceMs) continue;
    try {
      const context = contextOf(sweepId, approvalRequestId, clock);
      if (await isUsed(aggregates, approvalRequestId, seats, context, log)) continue;
      await aggregates.handle(
        validatorRosterStream,
        validatorRosterDecider,
        { type: 'ReleaseSeats', approvalRequestId, validators: 'all', metadata: commandMetadata(context) },
        context,
      );
    } catch (err) {
      log.error({ err, approvalRequestId, code: 'SEATS_NOT_RELEASED' }, 'the seats of a request were not released');
    }
  }
}

/** Whether the request is open, or will be. Where that is undecided, it is decided here that it will not. */
async function isUsed(
  aggregates: Aggregates,
  approvalRequestId: string,
  { versionId }: Seats,
  context: CommandContext,
  log: Logger,
): Promise<boolean> {
  const { state: request } = await aggregates.load(approvalStream(approvalRequestId), approvalRequestDecider);
  if (request.status !== 'NONE') return request.status === 'OPEN';
  // Nothing says which version could be submitted with it. That one would be submitted now is as good as excluded: the
  // seats were taken by an earlier release, whose processes end with the upgrade, and open-approvals opens what was
  // submitted within seconds. If its event is parked for longer, the validators have one request beyond their capacity.
  if (versionId === null) return false;
  const outcome = await aggregates.handle(
    versionStream(versionId),
    tokenVersionDecider,
    { type: 'AbandonSubmission', approvalRequestId, metadata: commandMetadata(context) },
    context,
  );
  if (outcome.kind === 'decided' && outcome.events.length > 0) {
    log.warn(
      { versionId, approvalRequestId, code: 'SUBMISSION_ABANDONED' },
      'a submission was interrupted and is abandoned: its validators have their seats back',
    );
  }
  const { state: version } = outcome;
  return version.status !== 'NONE' && version.submission?.approvalRequestId === approvalRequestId;
}

function contextOf(sweepId: string, approvalRequestId: string, clock: Clock): CommandContext {
  return {
    tenantId: 'default',
    actor: { type: 'system', id: 'release-unused-seats' },
    correlationId: sweepId,
    causationId: sweepId,
    commandId: derivedId(sweepId, approvalRequestId),
    occurredAt: clock.now().toISOString(),
  };
}
