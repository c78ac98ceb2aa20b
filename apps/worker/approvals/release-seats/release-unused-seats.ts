import {
  approvalAggregate,
  type ApprovalRequestState,
  claimOf,
  commandMetadata,
  isSubmittedWith,
  type Seats,
  tenantRegister,
  validatorRoster,
  versionAggregate,
} from '#libs/domain';
import { defaultTenant, timedId, type Aggregates, type CommandContext, type TenantAggregates } from '#libs/event-store';
import type { Clock, Logger } from '#libs/process';
import { sweepContext } from '../../sweep-context.ts';

/**
 * The time that a command has to use its seats. The gateway waits for a command for 35 seconds. It only says when to
 * check; the deciders decide.
 */
const graceMs = 60_000;

/**
 * Releases the seats that no open request uses, because their submission or replacement was interrupted, or the request
 * had ended (S7-26). A claim or a tenant that fails does not stop the others.
 */
export async function releaseUnusedSeats(
  allTenants: Aggregates,
  clock: Clock,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  const { state } = await allTenants.of(defaultTenant).load(tenantRegister);
  for (const tenantId of state.tenants.keys()) {
    try {
      await releaseSeatsOf(allTenants.of(tenantId), clock, log, signal);
    } catch (err) {
      log.error({ err, tenantId, code: 'SEATS_NOT_RELEASED' }, 'the seats of a tenant were not released');
    }
  }
}

async function releaseSeatsOf(
  aggregates: TenantAggregates,
  clock: Clock,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  const round = { name: 'release-unused-seats', id: timedId(), clock };
  const { state } = await aggregates.load(validatorRoster);
  for (const [claimId, seats] of state.seats) {
    if (signal.aborted) return;
    if (clock.now().getTime() - Date.parse(seats.takenAt) < graceMs) continue;
    const { approvalRequestId } = seats;
    try {
      const context = sweepContext(round, aggregates.tenantId, claimId);
      const used = await usedSeats(aggregates, claimId, seats, context, log);
      const validators = seats.validators.filter((validatorId) => !used.includes(validatorId));
      if (validators.length === 0) continue;
      await aggregates.handle(
        validatorRoster,
        { type: 'ReleaseSeats', approvalRequestId, claimId, validators, metadata: commandMetadata(context) },
        context,
      );
    } catch (err) {
      log.error({ err, approvalRequestId, code: 'SEATS_NOT_RELEASED' }, 'the seats of a request were not released');
    }
  }
}

/**
 * The validators that use their seats of the claim, or will use them. If that is open, this decides that they will not.
 */
async function usedSeats(
  aggregates: TenantAggregates,
  claimId: string,
  { approvalRequestId, versionId, validators }: Seats,
  context: CommandContext,
  log: Logger,
): Promise<readonly string[]> {
  const approval = approvalAggregate(approvalRequestId);
  const { state: request } = await aggregates.load(approval);
  switch (request.status) {
    case 'NONE': {
      // Nothing says which version could be submitted with it. That one would be submitted now is as good as excluded:
      // the seats were taken by an earlier release, whose processes end with the upgrade, and open-approvals opens what
      // was submitted within seconds. If its event is parked, the validators have one request beyond their capacity.
      if (versionId === null) return [];
      return (await willBeOpened(aggregates, approvalRequestId, versionId, context, log)) ? validators : [];
    }
    case 'OPEN': {
      const used = usersOf(request, claimId);
      // No validator joins the claim of a submission later, so an unused seat belongs to a revoked validator.
      if (used.length > 0 || claimId === approvalRequestId) return used;
      const { state } = await aggregates.handle(
        approval,
        { type: 'AbandonReplacement', claimId, metadata: commandMetadata(context) },
        context,
      );
      return usersOf(state, claimId);
    }
    default:
      return [];
  }
}

function usersOf(request: ApprovalRequestState, claimId: string): readonly string[] {
  if (request.status !== 'OPEN') return [];
  return [...request.validators.values()].filter((validatorId) => claimOf(request, validatorId) === claimId);
}

/** Whether the version was submitted with the request; otherwise this makes sure that it never will be. */
async function willBeOpened(
  aggregates: TenantAggregates,
  approvalRequestId: string,
  versionId: string,
  context: CommandContext,
  log: Logger,
): Promise<boolean> {
  const outcome = await aggregates.handle(
    versionAggregate(versionId),
    { type: 'AbandonSubmission', approvalRequestId, metadata: commandMetadata(context) },
    context,
  );
  if (outcome.kind === 'decided' && outcome.events.length > 0) {
    log.warn(
      { versionId, approvalRequestId, code: 'SUBMISSION_ABANDONED' },
      'a submission was interrupted and is abandoned: its validators have their seats back',
    );
  }
  const { state } = outcome;
  return isSubmittedWith(state, approvalRequestId);
}
