import { assertNever, type Refusal } from '../decider.ts';
import type { ApprovalRequestCommand } from './commands.ts';
import type { ApprovalRequestEvent } from './events.ts';
import { decideQuorum, policyFault, type Tally } from './quorum.ts';
import { recount, type ApprovalRequestState } from './state.ts';

export type ApprovalRequestRefusal = Refusal<
  | 'APPROVAL_REQUEST_NOT_FOUND'
  | 'INVALID_POLICY'
  | 'INVALID_STATE_TRANSITION'
  | 'VALIDATION_FAILED'
  | 'VALIDATOR_NOT_ELIGIBLE'
  | 'VOTE_CLOSED'
>;

type Decision = readonly ApprovalRequestEvent[] | ApprovalRequestRefusal;
type Command<T extends ApprovalRequestCommand['type']> = Extract<ApprovalRequestCommand, { type: T }>;
type Existing = Exclude<ApprovalRequestState, { status: 'NONE' }>;

export function decide(command: ApprovalRequestCommand, request: ApprovalRequestState): Decision {
  if (command.type === 'OpenApproval') return open(command, request);
  if (request.status === 'NONE')
    return { code: 'APPROVAL_REQUEST_NOT_FOUND', message: 'There is no such approval request.' };
  switch (command.type) {
    case 'CastVote':
      return castVote(command, request);
    case 'ExpireApproval':
      return expire(command, request);
    default:
      return assertNever(command);
  }
}

function open(command: Command<'OpenApproval'>, request: ApprovalRequestState): Decision {
  // Whoever submitted the version and the worker both open it: the second one finds it open.
  if (request.status !== 'NONE') return [];
  const fault = policyFault(command.policy);
  if (fault !== null) return { code: 'INVALID_POLICY', message: fault };
  if (command.validators.length === 0)
    return { code: 'VALIDATION_FAILED', message: 'An approval request needs at least one validator.' };
  if (new Set(command.validators).size < command.validators.length) {
    return { code: 'VALIDATION_FAILED', message: 'A validator is named twice.' };
  }
  const {
    approvalRequestId,
    versionId,
    tokenId,
    policy,
    tier,
    validators,
    votingWindowEnd,
    approvalExpiryDeadline,
    requestedBy,
  } = command;
  const requestedAt = command.metadata.now;
  return [
    {
      type: 'ApprovalRequested',
      data: {
        approvalRequestId,
        versionId,
        tokenId,
        policy,
        tier,
        validators,
        votingWindowEnd,
        approvalExpiryDeadline,
        requestedBy,
        requestedAt,
      },
    },
  ];
}

function castVote(command: Command<'CastVote'>, request: Existing): Decision {
  const { validatorId, choice, reason, metadata } = command;
  const { approvalRequestId } = request;
  if (!request.validators.includes(validatorId)) {
    return {
      code: 'VALIDATOR_NOT_ELIGIBLE',
      message: `${validatorId} is no validator of approval request ${approvalRequestId}.`,
    };
  }
  const previousChoice = request.votes.get(validatorId) ?? null;
  // Said before: nothing new happened, which also makes it safe to send a vote again.
  if (previousChoice === choice) return [];
  if (metadata.now > request.votingWindowEnd) {
    return { code: 'VOTE_CLOSED', message: `The voting window closed at ${request.votingWindowEnd}.` };
  }
  const vote = { approvalRequestId, validatorId, choice, previousChoice, reason, castAt: metadata.now };
  switch (request.status) {
    case 'OPEN':
      return [{ type: 'VoteCast', data: vote }, ...decisionAfter(request, vote)];
    case 'APPROVED':
    case 'REJECTED':
      if (previousChoice !== null) {
        return { code: 'VOTE_CLOSED', message: `The request is ${request.status}: a vote can no longer change.` };
      }
      return [{ type: 'LateVoteCast', data: vote }];
    case 'EXPIRED':
      return { code: 'VOTE_CLOSED', message: 'The approval request has expired.' };
    default:
      return assertNever(request);
  }
}

function decisionAfter(
  request: Existing,
  vote: Extract<ApprovalRequestEvent, { type: 'VoteCast' }>['data'],
): readonly ApprovalRequestEvent[] {
  const tally: Tally = recount(request.tally, vote.previousChoice, vote.choice);
  const outcome = decideQuorum(request.policy, tally);
  if (outcome === 'OPEN') return [];
  const { approvalRequestId, versionId, tokenId } = request;
  const choiceOf = (validatorId: string) =>
    validatorId === vote.validatorId ? vote.choice : request.votes.get(validatorId);
  return [
    {
      type: outcome === 'APPROVED' ? 'ApprovalGranted' : 'ApprovalRejected',
      data: {
        approvalRequestId,
        versionId,
        tokenId,
        approvals: tally.approve,
        rejections: tally.reject,
        abstentions: tally.abstain,
        totalValidators: tally.eligible,
        approvers: request.validators.filter((validatorId) => choiceOf(validatorId) === 'APPROVE'),
        early: tally.approve + tally.reject + tally.abstain < tally.eligible,
        decidedAt: vote.castAt,
      },
    },
  ];
}

function expire(command: Command<'ExpireApproval'>, request: Existing): Decision {
  const { approvalRequestId, versionId, tokenId } = request;
  switch (request.status) {
    case 'EXPIRED':
      return [];
    case 'REJECTED':
      return { code: 'INVALID_STATE_TRANSITION', message: 'A rejected request cannot expire.' };
    case 'OPEN':
    case 'APPROVED':
      return [
        { type: 'ApprovalExpired', data: { approvalRequestId, versionId, tokenId, expiredAt: command.metadata.now } },
      ];
    default:
      return assertNever(request);
  }
}
