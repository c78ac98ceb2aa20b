import {
  approvalRequestDecider,
  decisionOf,
  validatorNamed,
  type ApprovalRequestEvent,
  type ApprovalRequestState,
} from '#libs/domain';
import type { LoggedEvent } from './logged-event.ts';

type Decided = Extract<ApprovalRequestEvent, { type: 'ApprovalGranted' | 'ApprovalRejected' }>;
const { initialState, evolve } = approvalRequestDecider;
const decisionFields = ['approvals', 'rejections', 'abstentions', 'totalValidators', 'versionId', 'tokenId'] as const;

/**
 * Counts the votes again. The history must be one that the rules can have written: each event is of this request, each voter
 * has a seat, and each decision follows from the votes before it.
 */
export function faultsOfHistory(approvalRequestId: string, own: readonly LoggedEvent[]): readonly string[] {
  const faults: string[] = [];
  let request = initialState;
  for (const { type, data, revision } of own) {
    const event = { type, data } as unknown as ApprovalRequestEvent;
    const place = `${type} (revision ${revision})`;
    if (data['approvalRequestId'] !== approvalRequestId) faults.push(`${place} names another request.`);
    if ((event.type === 'VoteCast' || event.type === 'LateVoteCast') && !hasSeat(request, event.data.validatorId))
      faults.push(`${place} is by ${event.data.validatorId}, who is no validator of the request.`);
    if ((event.type === 'ApprovalGranted' || event.type === 'ApprovalRejected') && !follows(request, event))
      faults.push(`${place} does not follow from the votes before it.`);
    try {
      request = evolve(request, event);
    } catch {
      return [...faults, `${place} cannot stand here.`];
    }
  }
  return faults;
}

function hasSeat(request: ApprovalRequestState, validatorId: string): boolean {
  return validatorNamed(request, validatorId) === validatorId;
}

function follows(request: ApprovalRequestState, { type, data }: Decided): boolean {
  const implied = request.status === 'OPEN' ? decisionOf(request, data.decidedAt) : undefined;
  if (implied?.type !== type) return false;
  const isSame = decisionFields.every((field) => implied.data[field] === data[field]);
  return isSame && JSON.stringify(implied.data.approvers) === JSON.stringify(data.approvers);
}
