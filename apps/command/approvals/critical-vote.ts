import { criticalVotes } from '#libs/contracts';
import { approvalAggregate } from '#libs/domain';
import type { TenantAggregates } from '#libs/event-store';
import { checkAuthentication, type CommandRequest } from '#libs/http';

/**
 * DESIGN §11: the tenant may ask for a fresh or strong sign-in for votes on requests of the tier CRITICAL.
 * @throws ProblemException INSUFFICIENT_AUTHENTICATION
 */
export async function checkCriticalVote(
  aggregates: TenantAggregates,
  approvalRequestId: string,
  { identity }: CommandRequest,
): Promise<void> {
  const rule = identity?.book.authentication.get(criticalVotes);
  if (identity === undefined || rule === undefined) return;
  // The tier never changes, so a cached state is enough.
  const { state } = await aggregates.load(approvalAggregate(approvalRequestId), ({ status }) => status !== 'NONE');
  if (state.status !== 'NONE' && state.tier === 'CRITICAL') checkAuthentication(identity.principal, rule);
}
