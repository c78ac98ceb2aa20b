import { assertNever, ImpossibleEvent } from '../decider.ts';
import type { ApprovalRequestEvent, VoteChoice } from './events.ts';
import type { QuorumPolicy, Tally } from './quorum.ts';

interface Requested {
  readonly approvalRequestId: string;
  readonly versionId: string;
  readonly tokenId: string;
  readonly policy: QuorumPolicy;
  readonly validators: readonly string[];
  readonly votingWindowEnd: string;
  readonly approvalExpiryDeadline: string;
  /** Each validator's last vote, late ones too. */
  readonly votes: ReadonlyMap<string, VoteChoice>;
  /** Of the votes that count: those that came before the decision. */
  readonly tally: Tally;
}

/** The votes that decided, as the event tells it. */
export type ApprovalDecision = Extract<ApprovalRequestEvent, { type: 'ApprovalGranted' }>['data'];

export type ApprovalRequestState =
  | { readonly status: 'NONE' }
  | ({ readonly status: 'OPEN' | 'EXPIRED' } & Requested)
  | ({ readonly status: 'APPROVED' | 'REJECTED'; readonly decision: ApprovalDecision } & Requested);

export const initialState: ApprovalRequestState = { status: 'NONE' };

export function evolve(state: ApprovalRequestState, event: ApprovalRequestEvent): ApprovalRequestState {
  if (event.type === 'ApprovalRequested') {
    if (state.status !== 'NONE') throw new ImpossibleEvent(event.type, state.status);
    const { approvalRequestId, versionId, tokenId, policy, validators, votingWindowEnd, approvalExpiryDeadline } =
      event.data;
    const tally = { approve: 0, reject: 0, abstain: 0, eligible: validators.length };
    return {
      status: 'OPEN',
      approvalRequestId,
      versionId,
      tokenId,
      policy,
      validators,
      votingWindowEnd,
      approvalExpiryDeadline,
      votes: new Map(),
      tally,
    };
  }
  if (state.status === 'NONE') throw new ImpossibleEvent(event.type, state.status);
  switch (event.type) {
    case 'VoteCast': {
      if (state.status !== 'OPEN') throw new ImpossibleEvent(event.type, state.status);
      const { validatorId, choice, previousChoice } = event.data;
      return {
        ...state,
        votes: new Map(state.votes).set(validatorId, choice),
        tally: recount(state.tally, previousChoice, choice),
      };
    }
    case 'LateVoteCast':
      return { ...state, votes: new Map(state.votes).set(event.data.validatorId, event.data.choice) };
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

/** The tally after a validator's vote, which replaces the one before it. */
export function recount(tally: Tally, previous: VoteChoice | null, choice: VoteChoice): Tally {
  const before = previous === null ? tally : { ...tally, [countOf[previous]]: tally[countOf[previous]] - 1 };
  return { ...before, [countOf[choice]]: before[countOf[choice]] + 1 };
}
