import { revokeValidator } from '#libs/approval-execution';
import { approvalAggregate, validatorNamed } from '#libs/domain';
import { derivedId, type CommandContext, type TenantAggregates } from '#libs/event-store';
import type { Logger } from '#libs/process';

/** A principal who may no longer vote. */
export interface FormerValidator {
  readonly principal: string;
  readonly reason: string;
  readonly revokedBy: string;
  /** The persons who took the role away, or who chose the time at which it ended. */
  readonly personsBehind: readonly string[];
}

/** Refusals that mean that the principal is no longer a validator of an open vote. */
const settled: readonly string[] = ['VALIDATOR_NOT_FOUND', 'VOTE_CLOSED', 'APPROVAL_REQUEST_NOT_FOUND'];

/**
 * Revokes a validator on each of these requests (S7-23). A seat stays as it is, and is logged, if nobody can take it over,
 * or if a person behind the revocation has a stake in the request (S7-6): its holder cannot vote, and an operator without a
 * stake can name a replacement.
 */
export async function revokeEverywhere(
  aggregates: TenantAggregates,
  requests: readonly string[],
  { principal, ...former }: FormerValidator,
  context: CommandContext,
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  for (const approvalRequestId of requests) {
    const { state } = await aggregates.load(approvalAggregate(approvalRequestId));
    const validatorId = validatorNamed(state, principal);
    if (validatorId === undefined) continue;
    const own = { ...context, commandId: derivedId(context.commandId, approvalRequestId) };
    const revocation = { approvalRequestId, validatorId, ...former };
    const result = await revokeValidator(aggregates, revocation, own);
    if (result.kind === 'revoked' || settled.includes(result.refusal.code)) continue;
    const facts = { tenantId: aggregates.tenantId, approvalRequestId, validatorId, refusal: result.refusal.code };
    log.warn(
      { ...facts, code: 'VALIDATOR_KEEPS_SEAT' },
      'a validator without the role keeps a seat: an operator without a stake can name a replacement',
    );
  }
}
