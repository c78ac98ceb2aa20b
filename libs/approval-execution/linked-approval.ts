import { thresholdPercentage, type ApprovalFacts, type ApprovalRequestState, type Refusal } from '#libs/domain';
import { derivedId } from '#libs/event-store';
import type { ExecutionRequest } from './execution-result.ts';

/** The facts about the approval to execute, or why the request cannot mean it. */
export function linkedApproval(
  { approvalRequestId, versionId }: ExecutionRequest,
  approval: ApprovalRequestState,
): ApprovalFacts | Refusal {
  if (approval.status === 'NONE') {
    return { code: 'APPROVAL_REQUEST_NOT_FOUND', message: `There is no approval request ${approvalRequestId}.` };
  }
  if (approval.versionId !== versionId) {
    return {
      code: 'APPROVAL_VERSION_MISMATCH',
      message: `Approval request ${approvalRequestId} is about version ${approval.versionId}, not ${versionId}.`,
    };
  }
  return approvalFactsOf(approval);
}

/** What an execution knows about its approval request. */
export function approvalFactsOf(approval: Exclude<ApprovalRequestState, { status: 'NONE' }>): ApprovalFacts {
  const decided = approval.status === 'APPROVED' || approval.status === 'REJECTED' ? approval.decision : undefined;
  return {
    approvalRequestId: approval.approvalRequestId,
    status: approval.status,
    approvers: decided?.approvers ?? [],
    approvals: decided?.approvals ?? approval.tally.approve,
    rejections: decided?.rejections ?? approval.tally.reject,
    abstentions: decided?.abstentions ?? approval.tally.abstain,
    totalValidators: approval.tally.eligible,
    approvalThresholdPercentage: thresholdPercentage(approval.policy),
    approvalExpiryDeadline: approval.approvalExpiryDeadline,
    decidedAtClose: approval.policy.basis === 'cast' ? approval.votingWindowEnd : null,
  };
}

/** The id of a version's n-th attempt. Racing processes derive the same id, so they make one claim on the parent. */
export function executionIdOf(approvalRequestId: string, versionId: string, attempt: number): string {
  return derivedId(approvalRequestId, `${versionId}:${attempt}`);
}
