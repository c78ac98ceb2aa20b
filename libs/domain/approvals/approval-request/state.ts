import { assertNever, ImpossibleEvent } from '../../decider.ts';
import { identityKey, type Comparison } from '../../identity.ts';
import type { ApprovalRequestEvent, VoteChoice } from './events.ts';
import type { QuorumPolicy, Tally } from './quorum.ts';
import { noVotes, withoutVote, withVote, type Votes } from './votes.ts';

interface Requested {
  readonly approvalRequestId: string;
  readonly versionId: string;
  readonly tokenId: string;
  /** Who submitted the version; no validator of it, unless the policy says so. */
  readonly requestedBy: string;
  readonly policy: QuorumPolicy;
  readonly comparison: Comparison;
  /** By their keys, the validators who may vote now, in the order of the request; a replacement is last. */
  readonly validators: ReadonlyMap<string, string>;
  /** Who is left to replace a revoked validator. */
  readonly backupValidators: readonly string[];
  /** Of each validator who replaced another: the claim under which they have a seat in the roster. */
  readonly replacementClaims: ReadonlyMap<string, string>;
  /** The claims that nobody may replace a validator with any more. */
  readonly abandonedClaims: readonly string[];
  readonly votingWindowEnd: string;
  readonly approvalExpiryDeadline: string;
  /** Each validator's last vote, late ones too. */
  readonly votes: Votes;
  /** What its expiry was announced for last; null when it was not. */
  readonly announced: 'decision' | 'execution' | null;
  /** Of the votes that count: those that came before the decision. */
  readonly tally: Tally;
}

/** The votes that decided, as the event tells it. */
export type ApprovalDecision = Extract<ApprovalRequestEvent, { type: 'ApprovalGranted' }>['data'];

export type ApprovalRequestState =
  | { readonly status: 'NONE' }
  | ({ readonly status: 'OPEN' | 'EXPIRED' } & Requested)
  | ({ readonly status: 'APPROVED' | 'REJECTED'; readonly decision: ApprovalDecision } & Requested);

/** The claim under which a validator of the request has a seat in the roster. */
export function claimOf(
  { approvalRequestId, replacementClaims }: Pick<Requested, 'approvalRequestId' | 'replacementClaims'>,
  validatorId: string,
): string {
  return replacementClaims.get(validatorId) ?? approvalRequestId;
}

/** The validator that a text names, as the request spells them; undefined when it names none. */
export function validatorNamed(request: ApprovalRequestState, text: string): string | undefined {
  return request.status === 'NONE' ? undefined : request.validators.get(identityKey(text, request.comparison));
}

export const initialState: ApprovalRequestState = { status: 'NONE' };

export function evolve(state: ApprovalRequestState, event: ApprovalRequestEvent): ApprovalRequestState {
  if (event.type === 'ApprovalRequested') {
    if (state.status !== 'NONE') throw new ImpossibleEvent(event.type, state.status);
    const { requestedAt: _, tier: __, validators, backupValidators, comparison = 'exact', ...request } = event.data;
    return {
      ...request,
      status: 'OPEN',
      comparison,
      validators: new Map(validators.map((validator) => [identityKey(validator, comparison), validator])),
      backupValidators,
      replacementClaims: new Map(),
      abandonedClaims: [],
      votes: noVotes,
      tally: { approve: 0, reject: 0, abstain: 0, eligible: validators.length },
      announced: null,
    };
  }
  if (state.status === 'NONE') throw new ImpossibleEvent(event.type, state.status);
  switch (event.type) {
    case 'VoteCast': {
      if (state.status !== 'OPEN') throw new ImpossibleEvent(event.type, state.status);
      const { validatorId, choice, previousChoice } = event.data;
      return {
        ...state,
        votes: withVote(state.votes, validatorId, choice),
        tally: recount(state.tally, previousChoice, choice),
      };
    }
    case 'ValidatorRevoked': {
      if (state.status !== 'OPEN') throw new ImpossibleEvent(event.type, state.status);
      const { validatorId, previousChoice, replacementId, claimId } = event.data;
      const keyOf = (text: string): string => identityKey(text, state.comparison);
      const validators = new Map(state.validators);
      validators.delete(keyOf(validatorId));
      const replacementClaims = new Map(state.replacementClaims);
      replacementClaims.delete(validatorId);
      if (replacementId !== null) {
        validators.set(keyOf(replacementId), replacementId);
        if (typeof claimId === 'string') replacementClaims.set(replacementId, claimId);
      }
      return {
        ...state,
        validators,
        replacementClaims,
        backupValidators: state.backupValidators.filter(
          (backup) => replacementId === null || keyOf(backup) !== keyOf(replacementId),
        ),
        votes: withoutVote(state.votes, validatorId),
        tally: withoutValidator(state.tally, previousChoice, validators.size),
      };
    }
    case 'ReplacementAbandoned':
      return { ...state, abandonedClaims: [...state.abandonedClaims, event.data.claimId] };
    case 'ApprovalExpiring':
      return { ...state, announced: event.data.waitsFor };
    case 'LateVoteCast':
      return { ...state, votes: withVote(state.votes, event.data.validatorId, event.data.choice) };
    case 'ApprovalGranted':
    case 'ApprovalRejected':
      if (state.status !== 'OPEN') throw new ImpossibleEvent(event.type, state.status);
      return { ...state, status: event.type === 'ApprovalGranted' ? 'APPROVED' : 'REJECTED', decision: event.data };
    case 'ApprovalExpired': {
      if (state.status !== 'OPEN' && state.status !== 'APPROVED') throw new ImpossibleEvent(event.type, state.status);
      return { ...state, status: 'EXPIRED' };
    }
    default:
      return assertNever(event);
  }
}

const countOf = { APPROVE: 'approve', REJECT: 'reject', ABSTAIN: 'abstain' } as const;

/** The tally without a validator's vote, if there was one, and with as many eligible as are left. */
export function withoutValidator(tally: Tally, previous: VoteChoice | null, eligible: number): Tally {
  const before = previous === null ? tally : { ...tally, [countOf[previous]]: tally[countOf[previous]] - 1 };
  return { ...before, eligible };
}

/** The tally after a validator's vote, which replaces the one before it. */
export function recount(tally: Tally, previous: VoteChoice | null, choice: VoteChoice): Tally {
  const before = previous === null ? tally : { ...tally, [countOf[previous]]: tally[countOf[previous]] - 1 };
  return { ...before, [countOf[choice]]: before[countOf[choice]] + 1 };
}
