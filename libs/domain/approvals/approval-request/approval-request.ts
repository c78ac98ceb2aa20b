import type { Aggregate, Decider } from '../../decider.ts';
import type { ApprovalRequestCommand } from './commands.ts';
import { decide, type ApprovalRequestRefusal } from './decide.ts';
import type { ApprovalRequestEvent } from './events.ts';
import { evolve, initialState, type ApprovalRequestState } from './state.ts';
import { approvalStream } from '../../streams.ts';

export type { ApprovalRequestCommand } from './commands.ts';
export { decisionOf, type ApprovalRequestRefusal } from './decide.ts';
export type { ApprovalRequestEvent, VoteChoice, VoteSignature } from './events.ts';
export {
  approvalsMissing,
  decideQuorum,
  policyOfTier,
  thresholdPercentage,
  type QuorumPolicy,
  type Tally,
  type Tier,
} from './quorum.ts';
export {
  claimOf,
  validatorNamed,
  type ApprovalDecision,
  type ApprovalRequestState,
  type ExistingRequest,
} from './state.ts';
export { isCast, voteOf } from './votes.ts';

export const approvalRequestDecider: Decider<
  ApprovalRequestState,
  ApprovalRequestCommand,
  ApprovalRequestEvent,
  ApprovalRequestRefusal
> = { initialState, evolve, decide, opening: 'OpenApproval' };

/** A request for approval. */
export function approvalAggregate(
  approvalRequestId: string,
): Aggregate<ApprovalRequestState, ApprovalRequestCommand, ApprovalRequestEvent, ApprovalRequestRefusal> {
  return { stream: approvalStream(approvalRequestId), decider: approvalRequestDecider };
}
