import { assertNever, ImpossibleEvent } from '../../decider.ts';
import { noDependents, withClaim, withoutClaim, type Dependents } from '../dependents.ts';
import type { Attributes, TokenEvent } from './events.ts';

/** What other aggregates may depend on: registered, perhaps locked, retired in the end. */
export type TokenState =
  | { readonly status: 'NONE' }
  | {
      readonly status: 'REGISTERED' | 'LOCKED' | 'RETIRED';
      readonly tokenId: string;
      readonly kind: 'PRIMARY' | 'SECONDARY';
      readonly parentTokenId: string | null;
      readonly issuerAccountId: string;
      readonly attributes: Attributes;
      /** Null unless it is locked. */
      readonly lock: { readonly reason: string; readonly lockedBy: string } | null;
      readonly dependents: Dependents;
    };

export const initialState: TokenState = { status: 'NONE' };

export function evolve(state: TokenState, event: TokenEvent): TokenState {
  if (event.type === 'TokenRegistered') {
    if (state.status !== 'NONE') throw new ImpossibleEvent(event.type, state.status);
    const { tokenId, kind, parentTokenId, issuerAccountId, attributes } = event.data;
    return {
      status: 'REGISTERED',
      tokenId,
      kind,
      parentTokenId,
      issuerAccountId,
      attributes,
      lock: null,
      dependents: noDependents,
    };
  }
  if (state.status === 'NONE') throw new ImpossibleEvent(event.type, state.status);
  switch (event.type) {
    case 'TokenFunded':
      return state;
    case 'TokenDescribed':
      return { ...state, attributes: event.data.attributes };
    case 'TokenLocked':
      return { ...state, status: 'LOCKED', lock: { reason: event.data.reason, lockedBy: event.data.lockedBy } };
    case 'TokenUnlocked':
      return { ...state, status: 'REGISTERED', lock: null };
    case 'TokenRetired':
      return { ...state, status: 'RETIRED', lock: null };
    case 'DependentActivated':
      return {
        ...state,
        dependents: withClaim(state.dependents, event.data.dependentVersionId, event.data.executionId),
      };
    case 'DependentReleased':
      return {
        ...state,
        dependents: withoutClaim(state.dependents, event.data.dependentVersionId, event.data.executionId),
      };
    default:
      return assertNever(event);
  }
}
