import { assertNever, ImpossibleEvent } from '../decider.ts';
import { noDependents, withClaim, withoutClaim, type Dependents } from '../dependents.ts';
import type { TokenEvent } from './events.ts';

/** What other aggregates may depend on: registered, perhaps locked, retired in the end. */
export type TokenState =
  | { readonly status: 'NONE' }
  | {
      readonly status: 'REGISTERED' | 'LOCKED' | 'RETIRED';
      readonly tokenId: string;
      readonly kind: 'PRIMARY' | 'SECONDARY';
      readonly parentTokenId: string | null;
      readonly issuerAccountId: string;
      readonly dependents: Dependents;
    };

export const initialState: TokenState = { status: 'NONE' };

export function evolve(state: TokenState, event: TokenEvent): TokenState {
  if (event.type === 'TokenRegistered') {
    if (state.status !== 'NONE') throw new ImpossibleEvent(event.type, state.status);
    const { tokenId, kind, parentTokenId, issuerAccountId } = event.data;
    return { status: 'REGISTERED', tokenId, kind, parentTokenId, issuerAccountId, dependents: noDependents };
  }
  if (state.status === 'NONE') throw new ImpossibleEvent(event.type, state.status);
  switch (event.type) {
    case 'TokenFunded':
      return state;
    case 'TokenLocked':
      return { ...state, status: 'LOCKED' };
    case 'TokenUnlocked':
      return { ...state, status: 'REGISTERED' };
    case 'TokenRetired':
      return { ...state, status: 'RETIRED' };
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
