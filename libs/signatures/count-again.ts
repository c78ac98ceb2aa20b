import {
  approvalRequestDecider,
  decisionOf,
  validatorNamed,
  voteOf,
  type ApprovalRequestEvent,
  type ApprovalRequestState,
} from '#libs/domain';
import type { LoggedEvent } from './logged-event.ts';

type Decided = Extract<ApprovalRequestEvent, { type: 'ApprovalGranted' | 'ApprovalRejected' }>;
type CastEvent = Extract<ApprovalRequestEvent, { type: 'VoteCast' | 'LateVoteCast' }>;
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
    if (event.type === 'VoteCast' || event.type === 'LateVoteCast')
      faults.push(
        ...faultsOfVote(request, event).map((fault) => `${place} is by ${event.data.validatorId}, ${fault}.`),
      );
    if (event.type === 'ValidatorRevoked' && !isVoteOf(request, event.data))
      faults.push(`${place} takes back another vote than ${event.data.validatorId} cast.`);
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

/** The request before each of its events, up to the first that cannot follow. */
export function statesBefore(own: readonly LoggedEvent[]): ReadonlyMap<LoggedEvent, ApprovalRequestState> {
  const states = new Map<LoggedEvent, ApprovalRequestState>();
  let request = initialState;
  for (const event of own) {
    states.set(event, request);
    try {
      request = evolve(request, event as unknown as ApprovalRequestEvent);
    } catch {
      break;
    }
  }
  return states;
}

/** Who was revoked as a validator, by whom and why. */
export function changesOfValidators(own: readonly LoggedEvent[]): readonly string[] {
  return (own as unknown as readonly ApprovalRequestEvent[]).flatMap((event) => {
    if (event.type !== 'ValidatorRevoked') return [];
    const { validatorId, replacementId, revokedBy, reason, revokedAt } = event.data;
    const successor = replacementId === null ? 'without a replacement' : `replaced by ${replacementId}`;
    return [`${revokedBy} revoked ${validatorId} at ${revokedAt}, ${successor}: ${reason}`];
  });
}

/** Without these, the tally would count one person twice, or a vote that came too late. */
function faultsOfVote(request: ApprovalRequestState, { type, data }: CastEvent): readonly string[] {
  const isTooLate = type === 'VoteCast' && request.status !== 'NONE' && data.castAt > request.votingWindowEnd;
  return [
    !hasSeat(request, data.validatorId) && 'who is no validator of the request',
    !isVoteOf(request, data) && 'whose vote before it was another',
    isTooLate && 'after the end of the voting window',
  ].filter((fault) => fault !== false);
}

/** Whether the previous choice in an event is the one of the events before it. */
function isVoteOf(
  request: ApprovalRequestState,
  { validatorId, previousChoice }: Pick<CastEvent['data'], 'validatorId' | 'previousChoice'>,
): boolean {
  return request.status === 'NONE' || voteOf(request.votes, validatorId) === previousChoice;
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
