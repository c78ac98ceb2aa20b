import { assertNever, delegateOf, isSignedIn, personsOf, type Refusal } from '../../decider.ts';
import { hasFormOfPrincipal, hasInvisible, haveInCommon, identityKey, type Comparison } from '../../identity.ts';
import type { ApprovalRequestCommand } from './commands.ts';
import type { ApprovalRequestEvent, VoteChoice } from './events.ts';
import { decideAtClose, decideQuorum, policyFault, type Tally } from './quorum.ts';
import {
  claimOf,
  recount,
  submittersOf,
  validatorNamed,
  withoutValidator,
  type ApprovalRequestState,
  type ExistingRequest,
  type RequestIn,
} from './state.ts';
import { isCast, voteOf } from './votes.ts';

export type ApprovalRequestRefusal = Refusal<
  | 'APPROVAL_REQUEST_NOT_FOUND'
  | 'INVALID_POLICY'
  | 'INVALID_STATE_TRANSITION'
  | 'VALIDATION_FAILED'
  | 'VALIDATOR_NOT_ELIGIBLE'
  | 'VALIDATOR_NOT_FOUND'
  | 'ALREADY_VOTED'
  | 'NO_VALIDATOR_LEFT'
  | 'SELF_APPROVAL'
  | 'APPROVAL_NOT_EXPIRED'
  | 'VOTE_CLOSED'
  | 'SIGNATURE_REQUIRED'
  | 'STATEMENT_EXPIRED'
  | 'CONCURRENT_MODIFICATION'
>;

type Decision = readonly ApprovalRequestEvent[] | ApprovalRequestRefusal;
type Command<T extends ApprovalRequestCommand['type']> = Extract<ApprovalRequestCommand, { type: T }>;

export function decide(command: ApprovalRequestCommand, request: ApprovalRequestState): Decision {
  if (command.type === 'OpenApproval') return open(command, request);
  if (request.status === 'NONE')
    return { code: 'APPROVAL_REQUEST_NOT_FOUND', message: 'The approval request does not exist.' };
  switch (command.type) {
    case 'CastVote':
      return castVote(command, request);
    case 'RevokeValidator':
      return revoke(command, request);
    case 'AbandonReplacement':
      return abandonReplacement(command, request);
    case 'AnnounceExpiry':
      return announceExpiry(command, request);
    case 'ExpireApproval':
      return expire(command, request);
    default:
      return assertNever(command);
  }
}

function open(command: Command<'OpenApproval'>, request: ApprovalRequestState): Decision {
  // The submission and the worker both open it, so the second one finds it open.
  if (request.status !== 'NONE') return [];
  const fault = policyFault(command.policy);
  if (fault !== null) return { code: 'INVALID_POLICY', message: fault };
  if (command.validators.length === 0)
    return { code: 'VALIDATION_FAILED', message: 'An approval request needs at least one validator.' };
  const { comparison = 'exact' } = command;
  const named = new Map<string, string>();
  for (const validator of [...command.validators, ...command.backupValidators]) {
    const key = identityKey(validator, comparison);
    const other = named.get(key);
    if (other !== undefined) return namedTwice(other, validator);
    named.set(key, validator);
  }
  const submitter = submittersOf(command).find((person) => named.has(identityKey(person, comparison)));
  if (command.policy.selfApproval !== true && submitter !== undefined) return selfApproval(submitter);
  const { type: _, metadata, ...requested } = command;
  return [{ type: 'ApprovalRequested', data: { ...requested, requestedAt: metadata.now } }];
}

function namedTwice(one: string, other: string): ApprovalRequestRefusal {
  const message =
    one === other ? `Validator ${one} is listed twice.` : `Validators ${one} and ${other} are the same person.`;
  return { code: 'VALIDATION_FAILED', message };
}

function notEligible(validatorId: string, approvalRequestId: string): ApprovalRequestRefusal {
  const message = `${validatorId} is not a validator of approval request ${approvalRequestId}.`;
  return { code: 'VALIDATOR_NOT_ELIGIBLE', message };
}

/** Requests of earlier releases have validators with invisible characters in their names. These must be able to vote. */
function isUnreadable(name: string, comparison: Comparison): boolean {
  return comparison === 'canonical' && hasInvisible(name);
}

function selfApproval(submitter: string): ApprovalRequestRefusal {
  const message = `${submitter} submits the version, or holds the API key that does, and cannot validate it, because the policy does not allow self-approval.`;
  return { code: 'SELF_APPROVAL', message };
}

function castVote(command: Command<'CastVote'>, request: ExistingRequest): Decision {
  const { choice, reason, signed, metadata } = command;
  const { approvalRequestId } = request;
  if (isUnreadable(command.validatorId, request.comparison)) {
    return { code: 'VALIDATION_FAILED', message: 'validatorId must not contain invisible or control characters.' };
  }
  const validatorId = validatorNamed(request, command.validatorId);
  if (validatorId === undefined) return notEligible(command.validatorId, approvalRequestId);
  // A request of local mode compares names and not ids: another spelling of a seat is another principal.
  if (isSignedIn(metadata.actor) && validatorId !== command.validatorId) {
    return notEligible(command.validatorId, approvalRequestId);
  }
  // When identity is switched off, nobody can prove to be one of the principals.
  if (request.comparison === 'principal' && !isSignedIn(metadata.actor)) {
    const message = `Approval request ${approvalRequestId} names principals as validators, who must sign in to vote.`;
    return { code: 'VALIDATOR_NOT_ELIGIBLE', message };
  }
  const delegate = delegateOf(validatorId, metadata);
  const refusal = personRefusal(request, validatorId, personsOf(validatorId, metadata));
  if (refusal !== null) return refusal;
  const previousChoice = voteOf(request.votes, validatorId);
  // The same vote again changes nothing, so a vote is safe to retry. Another signature is another vote.
  if (isCast(request.votes, validatorId, { choice, nonce: signed?.signature.nonce ?? null })) return [];
  if (metadata.now > request.votingWindowEnd) {
    return { code: 'VOTE_CLOSED', message: `The voting window closed at ${request.votingWindowEnd}.` };
  }
  if (request.policy.signedVotes === 'required' && signed === undefined) {
    return { code: 'SIGNATURE_REQUIRED', message: `Approval request ${approvalRequestId} takes signed votes only.` };
  }
  // The validators are part of what is signed, and can be revoked after the signature was verified.
  if (signed !== undefined && !areSame(signed.validators, request.validators)) {
    const message = `The validators of approval request ${approvalRequestId} have changed since the statement was made.`;
    return { code: 'STATEMENT_EXPIRED', message };
  }
  const evidence = signed !== undefined && { signature: signed.signature };
  const cast = { castAt: metadata.now, ...(delegate !== null && { castBy: delegate }) };
  const vote = { approvalRequestId, validatorId, choice, previousChoice, reason, ...cast, ...evidence };
  switch (request.status) {
    case 'OPEN':
      return [{ type: 'VoteCast', data: vote }, ...decisionAfter(request, vote)];
    case 'APPROVED':
    case 'REJECTED':
      if (previousChoice !== null) {
        return { code: 'VOTE_CLOSED', message: `The request is ${request.status}, so votes can no longer change.` };
      }
      return [{ type: 'LateVoteCast', data: vote }];
    case 'EXPIRED':
      return { code: 'VOTE_CLOSED', message: 'The approval request has expired.' };
    default:
      return assertNever(request);
  }
}

/** In the same order, too. */
function areSame(some: ExistingRequest['validators'], others: ExistingRequest['validators']): boolean {
  if (some === others) return true;
  const names = [...others.values()];
  return some.size === names.length && [...some.values()].every((name, index) => name === names[index]);
}

/**
 * A delegate counts as the validator and as themselves: the submitter approves for nobody, and nobody takes part in two
 * votes of one request.
 */
function personRefusal(
  request: ExistingRequest,
  validatorId: string,
  persons: readonly string[],
): ApprovalRequestRefusal | null {
  const { comparison, policy, delegates, votes } = request;
  const others = persons.filter((person) => person !== validatorId);
  const submitter = others.find((person) => haveInCommon([person], submittersOf(request), comparison));
  if (submitter !== undefined && policy.selfApproval !== true) return selfApproval(submitter);
  // Without a delegate, a validator has one seat and so one vote.
  if (others.length === 0 && delegates.size === 0) return null;
  const hasVoted = (person: string): boolean =>
    (person !== validatorId && voteOf(votes, person) !== null) ||
    [...delegates].some(([seat, caster]) => seat !== validatorId && caster === person);
  const voted = persons.find(hasVoted);
  if (voted === undefined) return null;
  const message = `${voted} has taken part in another vote on this request, as a validator or as a delegate.`;
  return { code: 'ALREADY_VOTED', message };
}

function decisionAfter(
  request: ExistingRequest,
  vote: Extract<ApprovalRequestEvent, { type: 'VoteCast' }>['data'],
): readonly ApprovalRequestEvent[] {
  const tally: Tally = recount(request.tally, vote.previousChoice, vote.choice);
  const choiceOf = (validatorId: string) =>
    validatorId === vote.validatorId ? vote.choice : voteOf(request.votes, validatorId);
  return decisionBy(request, tally, request.validators.values(), choiceOf, vote.castAt);
}

/** The decision that a tally already implies, if it implies one. */
function decisionBy(
  request: ExistingRequest,
  tally: Tally,
  validators: Iterable<string>,
  choiceOf: (validatorId: string) => VoteChoice | null,
  decidedAt: string,
): readonly ApprovalRequestEvent[] {
  const outcome = decideQuorum(request.policy, tally);
  if (outcome === 'OPEN') return [];
  const early = tally.approve + tally.reject + tally.abstain < tally.eligible;
  return [decided(request, outcome, { tally, validators, choiceOf, early, decidedAt })];
}

/**
 * The decision that the votes of an open request imply at a time; undefined if they imply none. For auditors, who count
 * again.
 */
export function decisionOf(request: RequestIn<'OPEN'>, decidedAt: string): ApprovalRequestEvent | undefined {
  const choiceOf = (validatorId: string) => voteOf(request.votes, validatorId);
  const [implied] = decisionBy(request, request.tally, request.validators.values(), choiceOf, decidedAt);
  return implied ?? (decidedAt > request.votingWindowEnd ? decisionAtClose(request, decidedAt) : undefined);
}

/** The decision of the votes cast when the window closes; undefined if they decide nothing. */
function decisionAtClose(request: RequestIn<'OPEN'>, decidedAt: string): ApprovalRequestEvent | undefined {
  const { tally, policy, validators, votes } = request;
  const outcome = decideAtClose(policy, tally);
  if (outcome === 'UNDECIDED') return undefined;
  const choiceOf = (validatorId: string) => voteOf(votes, validatorId);
  return decided(request, outcome, { tally, validators: validators.values(), choiceOf, early: false, decidedAt });
}

interface Count {
  readonly tally: Tally;
  readonly validators: Iterable<string>;
  readonly choiceOf: (validatorId: string) => VoteChoice | null;
  readonly early: boolean;
  readonly decidedAt: string;
}

function decided(
  { approvalRequestId, versionId, tokenId }: ExistingRequest,
  outcome: 'APPROVED' | 'REJECTED',
  { tally, validators, choiceOf, early, decidedAt }: Count,
): ApprovalRequestEvent {
  return {
    type: outcome === 'APPROVED' ? 'ApprovalGranted' : 'ApprovalRejected',
    data: {
      approvalRequestId,
      versionId,
      tokenId,
      approvals: tally.approve,
      rejections: tally.reject,
      abstentions: tally.abstain,
      totalValidators: tally.eligible,
      approvers: [...validators].filter((validatorId) => choiceOf(validatorId) === 'APPROVE'),
      early,
      decidedAt,
    },
  };
}

/** S7-23, S7-24: takes the vote from a validator. Without a replacement, the quorum counts one validator less. */
function revoke(command: Command<'RevokeValidator'>, request: ExistingRequest): Decision {
  const { claimId, reason, revokedBy, metadata } = command;
  const { approvalRequestId, comparison, validators } = request;
  const validatorId = validatorNamed(request, command.validatorId);
  if (validatorId === undefined) {
    // No denial: the target is wrong, and not the person who acts.
    const message = `${command.validatorId} is not a validator of approval request ${approvalRequestId}.`;
    return { code: 'VALIDATOR_NOT_FOUND', message };
  }
  if (request.status !== 'OPEN') {
    return {
      code: 'VOTE_CLOSED',
      message: `The request is ${request.status}, so its validators can no longer change.`,
    };
  }
  // With fewer validators the present votes could decide, and after the window nothing may decide (S6-52).
  if (metadata.now > request.votingWindowEnd) {
    return { code: 'VOTE_CLOSED', message: `The voting window closed at ${request.votingWindowEnd}.` };
  }
  const replacementId = command.replacementId ?? request.backupValidators[0] ?? null;
  if (replacementId === null && validators.size === 1) {
    const message = `${validatorId} is the last validator of approval request ${approvalRequestId}. Send a replacementId.`;
    return { code: 'NO_VALIDATOR_LEFT', message };
  }
  if (replacementId !== null && validatorNamed(request, replacementId) !== undefined) {
    return { code: 'VALIDATION_FAILED', message: `${replacementId} is already a validator of this request.` };
  }
  // A backup was checked with the request, whose names an earlier release may not have checked.
  const isNamedAnew = replacementId !== null && !request.backupValidators.includes(replacementId);
  if (isNamedAnew && comparison === 'principal' && !hasFormOfPrincipal(replacementId)) {
    const message = `The validators of approval request ${approvalRequestId} are principals, so replacementId must have the form issuer#subject.`;
    return { code: 'VALIDATION_FAILED', message };
  }
  const isRequester = replacementId !== null && haveInCommon([replacementId], submittersOf(request), comparison);
  if (isRequester && request.policy.selfApproval !== true) return selfApproval(replacementId);
  const refusal = revokerRefusal(request, replacementId, command);
  if (refusal !== null) return refusal;
  if (request.abandonedClaims.includes(claimId)) {
    const message = `The seat reserved for the replacement of ${validatorId} was released in the meantime. Try again.`;
    return { code: 'CONCURRENT_MODIFICATION', message };
  }
  const previousChoice = voteOf(request.votes, validatorId);
  const remaining = [...validators.values()].filter((id) => id !== validatorId);
  const tally = withoutValidator(request.tally, previousChoice, remaining.length + (replacementId === null ? 0 : 1));
  return [
    {
      type: 'ValidatorRevoked',
      data: {
        approvalRequestId,
        validatorId,
        previousChoice,
        replacementId,
        claimId: replacementId === null ? null : claimId,
        formerClaimId: claimOf(request, validatorId),
        reason,
        revokedBy,
        revokedAt: metadata.now,
      },
    },
    ...decisionBy(request, tally, remaining, (id) => voteOf(request.votes, id), metadata.now),
  ];
}

/**
 * S7-6: a person with a stake in the request does not choose who decides it: neither the submitter, nor those who sit on it,
 * wait for a seat or voted for somebody. Nobody gives a seat to themselves. The system acts for the persons behind its
 * command. In local mode nobody signs in, so the administrator is no person.
 */
function revokerRefusal(
  request: RequestIn<'OPEN'>,
  replacementId: string | null,
  { revokedBy, personsBehind = [], metadata }: Command<'RevokeValidator'>,
): ApprovalRequestRefusal | null {
  const { approvalRequestId, comparison, validators, backupValidators, delegates } = request;
  const isPerson = isSignedIn(metadata.actor);
  const persons = isPerson ? personsOf(revokedBy, metadata) : personsBehind;
  const revoker = isPerson ? metadata.actor.id : revokedBy;
  if (haveInCommon(persons, submittersOf(request), comparison)) {
    const message = `${revoker} submitted the version, or acts for who did, so another person must revoke its validators.`;
    return { code: 'SELF_APPROVAL', message };
  }
  const board = [...validators.values(), ...backupValidators, ...delegates.values()];
  if (haveInCommon(persons, board, comparison)) {
    const message = `${revoker} validates this request, or acts for somebody who does, so another person must revoke its validators.`;
    return { code: 'SELF_APPROVAL', message };
  }
  if (replacementId === null || !haveInCommon(persons, [replacementId], comparison)) return null;
  const message = `${replacementId} cannot take a seat on approval request ${approvalRequestId} by revoking another validator. Another person must do that.`;
  return { code: 'VALIDATOR_NOT_ELIGIBLE', message };
}

function abandonReplacement({ claimId, metadata }: Command<'AbandonReplacement'>, request: ExistingRequest): Decision {
  const { approvalRequestId, versionId, tokenId, validators } = request;
  const isUsed = [...validators.values()].some((validatorId) => claimOf(request, validatorId) === claimId);
  // A closed request accepts no replacement at all.
  if (request.status !== 'OPEN' || isUsed || request.abandonedClaims.includes(claimId)) return [];
  return [
    {
      type: 'ReplacementAbandoned',
      data: { approvalRequestId, versionId, tokenId, claimId, abandonedAt: metadata.now },
    },
  ];
}

const announcedBeforeMs = 86_400_000;

/** S6-52: once in the last day of the vote, and once in the last day before the deadline of the execution. */
function announceExpiry({ metadata }: Command<'AnnounceExpiry'>, request: ExistingRequest): Decision {
  const { approvalRequestId, versionId, tokenId } = request;
  if (request.status !== 'OPEN' && request.status !== 'APPROVED') return [];
  const waitsFor = request.status === 'OPEN' ? 'decision' : 'execution';
  const expiresAt = request.status === 'OPEN' ? request.votingWindowEnd : request.approvalExpiryDeadline;
  const from = new Date(Date.parse(expiresAt) - announcedBeforeMs).toISOString();
  if (request.expiryAnnounced || metadata.now < from || metadata.now > expiresAt) return [];
  return [
    {
      type: 'ApprovalExpiring',
      data: { approvalRequestId, versionId, tokenId, waitsFor, expiresAt, announcedAt: metadata.now },
    },
  ];
}

/**
 * C-1: an open request expires when its window closes, unless the votes cast decide it then. An approved request expires
 * after its deadline. Refused before.
 */
function expire({ because, metadata }: Command<'ExpireApproval'>, request: ExistingRequest): Decision {
  const { approvalRequestId, versionId, tokenId, status } = request;
  if (status === 'EXPIRED') return [];
  if (status !== (because === 'not-decided' ? 'OPEN' : 'APPROVED')) {
    return { code: 'INVALID_STATE_TRANSITION', message: `Invalid transition: ${status} → EXPIRED` };
  }
  const expiresAt = status === 'OPEN' ? request.votingWindowEnd : request.approvalExpiryDeadline;
  if (metadata.now <= expiresAt) {
    return { code: 'APPROVAL_NOT_EXPIRED', message: `The approval request does not expire before ${expiresAt}.` };
  }
  const decision = request.status === 'OPEN' ? decisionAtClose(request, metadata.now) : undefined;
  if (decision !== undefined) return [decision];
  return [
    { type: 'ApprovalExpired', data: { approvalRequestId, versionId, tokenId, because, expiredAt: metadata.now } },
  ];
}
