import { assertNever, inStatus } from '../../decider.ts';
import { identityKey, type Comparison } from '../../identity.ts';
import type { ApprovalRequestEvent, VoteChoice } from './events.ts';
import type { QuorumPolicy, Tally, Tier } from './quorum.ts';
import { noVotes, withoutVote, withVote, type StandingVote, type Votes } from './votes.ts';

type EventData<T extends ApprovalRequestEvent['type']> = Extract<ApprovalRequestEvent, { type: T }>['data'];

interface Requested {
  readonly approvalRequestId: string;
  readonly versionId: string;
  readonly tokenId: string;
  /** The submitter of the version, who is not among its validators unless the policy allows self-approval. */
  readonly requestedBy: string;
  /** Who issued or rotated the API key that submitted the version. Absent: no API key did. */
  readonly keyHolders?: readonly string[];
  readonly policy: QuorumPolicy;
  readonly tier: Tier | null;
  readonly comparison: Comparison;
  /** The present validators by their keys, in the order of the request. A replacement comes last. */
  readonly validators: ReadonlyMap<string, string>;
  /** By replacing validator, the claim under which that validator has a seat in the roster. */
  readonly replacementClaims: ReadonlyMap<string, string>;
  readonly votingWindowEnd: string;
  readonly approvalExpiryDeadline: string;
  /** Each validator's last vote, including late ones. */
  readonly votes: Votes;
  /** By validator, the delegate who cast the last vote. */
  readonly delegates: ReadonlyMap<string, string>;
  /** Counts the votes up to the decision. */
  readonly tally: Tally;
}

/** The votes that decided, as the event records them. */
export type ApprovalDecision = EventData<'ApprovalGranted'>;

/** An approval request by its status: OPEN → APPROVED, REJECTED or EXPIRED; APPROVED → EXPIRED. */
export type ApprovalRequestState =
  | { readonly status: 'NONE' }
  | (Requested & {
      readonly status: 'OPEN';
      /** They can still replace a revoked validator, in this order. */
      readonly backupValidators: readonly string[];
      /** Claims that no replacement may use any more. */
      readonly abandonedClaims: readonly string[];
      /** Whether the coming end of the vote was announced. */
      readonly expiryAnnounced: boolean;
    })
  | (Requested & {
      readonly status: 'APPROVED';
      readonly decision: ApprovalDecision;
      /** Whether the coming deadline of the execution was announced. */
      readonly expiryAnnounced: boolean;
    })
  | (Requested & { readonly status: 'REJECTED'; readonly decision: ApprovalDecision })
  | (Requested & { readonly status: 'EXPIRED' });

export type ExistingRequest = Exclude<ApprovalRequestState, { readonly status: 'NONE' }>;
/** A request in one of these statuses. */
export type RequestIn<S extends ExistingRequest['status']> = Extract<ExistingRequest, { readonly status: S }>;

/** The claim under which a validator of the request has a seat in the roster. */
export function claimOf(
  { approvalRequestId, replacementClaims }: Pick<Requested, 'approvalRequestId' | 'replacementClaims'>,
  validatorId: string,
): string {
  return replacementClaims.get(validatorId) ?? approvalRequestId;
}

/** Everybody whom the rules about persons count as the submitter (S7-6). */
export function submittersOf({
  requestedBy,
  keyHolders = [],
}: Pick<Requested, 'requestedBy' | 'keyHolders'>): readonly string[] {
  return [requestedBy, ...keyHolders];
}

/** The validator that a text names, as the request spells the name; undefined when it names none. */
export function validatorNamed(request: ApprovalRequestState, text: string): string | undefined {
  return request.status === 'NONE' ? undefined : request.validators.get(identityKey(text, request.comparison));
}

export const initialState: ApprovalRequestState = { status: 'NONE' };

/** @throws ImpossibleEvent for an event that no decider can have written in this state. */
export function evolve(state: ApprovalRequestState, event: ApprovalRequestEvent): ApprovalRequestState {
  switch (event.type) {
    case 'ApprovalRequested':
      inStatus(state, event, 'NONE');
      return opened(event.data);
    case 'VoteCast': {
      const request = inStatus(state, event, 'OPEN');
      const { validatorId, choice, previousChoice } = event.data;
      return {
        ...request,
        delegates: castBy(request.delegates, event.data),
        votes: withVote(request.votes, validatorId, standing(event.data)),
        tally: recount(request.tally, previousChoice, choice),
      };
    }
    case 'LateVoteCast': {
      const request = inStatus(state, event, 'APPROVED', 'REJECTED');
      return {
        ...request,
        delegates: castBy(request.delegates, event.data),
        votes: withVote(request.votes, event.data.validatorId, standing(event.data)),
      };
    }
    case 'ValidatorRevoked':
      return revoked(inStatus(state, event, 'OPEN'), event.data);
    case 'ReplacementAbandoned': {
      const request = inStatus(state, event, 'OPEN');
      return { ...request, abandonedClaims: [...request.abandonedClaims, event.data.claimId] };
    }
    case 'ApprovalExpiring': {
      const announced = event.data.waitsFor === 'decision' ? 'OPEN' : 'APPROVED';
      return { ...inStatus(state, event, announced), expiryAnnounced: true };
    }
    case 'ApprovalGranted': {
      const request = closed(inStatus(state, event, 'OPEN'));
      return { ...request, status: 'APPROVED', decision: event.data, expiryAnnounced: false };
    }
    case 'ApprovalRejected':
      return { ...closed(inStatus(state, event, 'OPEN')), status: 'REJECTED', decision: event.data };
    case 'ApprovalExpired': {
      const request = inStatus(state, event, 'OPEN', 'APPROVED');
      if (request.status === 'OPEN') return { ...closed(request), status: 'EXPIRED' };
      const { decision: _, expiryAnnounced: __, ...approved } = request;
      return { ...approved, status: 'EXPIRED' };
    }
    default:
      return assertNever(event);
  }
}

function opened(data: EventData<'ApprovalRequested'>): RequestIn<'OPEN'> {
  const { requestedAt: _, validators, comparison = 'exact', ...request } = data;
  return {
    ...request,
    status: 'OPEN',
    comparison,
    validators: new Map(validators.map((validator) => [identityKey(validator, comparison), validator])),
    replacementClaims: new Map(),
    abandonedClaims: [],
    votes: noVotes,
    delegates: new Map(),
    tally: { approve: 0, reject: 0, abstain: 0, eligible: validators.length },
    expiryAnnounced: false,
  };
}

function standing({ choice, signature }: EventData<'VoteCast'>): StandingVote {
  return { choice, nonce: signature?.nonce ?? null };
}

function castBy(
  delegates: ReadonlyMap<string, string>,
  { validatorId, castBy: delegate }: EventData<'VoteCast'>,
): ReadonlyMap<string, string> {
  // Most requests have no delegate, so nothing is copied.
  if (delegates.get(validatorId) === delegate) return delegates;
  const changed = new Map(delegates);
  if (delegate === undefined) changed.delete(validatorId);
  else changed.set(validatorId, delegate);
  return changed;
}

function revoked(
  request: RequestIn<'OPEN'>,
  { validatorId, previousChoice, replacementId, claimId }: EventData<'ValidatorRevoked'>,
): RequestIn<'OPEN'> {
  const keyOf = (text: string): string => identityKey(text, request.comparison);
  const validators = new Map(request.validators);
  validators.delete(keyOf(validatorId));
  const replacementClaims = new Map(request.replacementClaims);
  replacementClaims.delete(validatorId);
  const delegates = new Map(request.delegates);
  delegates.delete(validatorId);
  if (replacementId !== null) {
    validators.set(keyOf(replacementId), replacementId);
    if (typeof claimId === 'string') replacementClaims.set(replacementId, claimId);
  }
  return {
    ...request,
    validators,
    replacementClaims,
    delegates,
    backupValidators: request.backupValidators.filter(
      (backup) => replacementId === null || keyOf(backup) !== keyOf(replacementId),
    ),
    votes: withoutVote(request.votes, validatorId),
    tally: withoutValidator(request.tally, previousChoice, validators.size),
  };
}

function closed({
  backupValidators: _,
  abandonedClaims: __,
  expiryAnnounced: ___,
  ...request
}: RequestIn<'OPEN'>): Requested {
  return request;
}

const countOf = { APPROVE: 'approve', REJECT: 'reject', ABSTAIN: 'abstain' } as const;

/** The tally without a validator's vote, if there was one, for the remaining number of eligible validators. */
export function withoutValidator(tally: Tally, previous: VoteChoice | null, eligible: number): Tally {
  const before = previous === null ? tally : { ...tally, [countOf[previous]]: tally[countOf[previous]] - 1 };
  return { ...before, eligible };
}

/** The tally after a validator's vote, which replaces the one before it. */
export function recount(tally: Tally, previous: VoteChoice | null, choice: VoteChoice): Tally {
  const before = previous === null ? tally : { ...tally, [countOf[previous]]: tally[countOf[previous]] - 1 };
  return { ...before, [countOf[choice]]: before[countOf[choice]] + 1 };
}
