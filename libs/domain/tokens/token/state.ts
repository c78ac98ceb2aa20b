import { assertNever, inStatus } from '../../decider.ts';
import { noDependents, withClaim, withoutClaim, type Dependents } from '../dependents.ts';
import type { Attributes, TokenEvent } from './events.ts';

interface Registered {
  readonly tokenId: string;
  readonly kind: 'PRIMARY' | 'SECONDARY';
  readonly parentTokenId: string | null;
  readonly issuerAccountId: string;
  readonly attributes: Attributes;
}

interface Usable extends Registered {
  /** A token retires only without dependents. */
  readonly dependents: Dependents;
}

/** A token by its status: REGISTERED ↔ LOCKED, and RETIRED from either. */
export type TokenState =
  | { readonly status: 'NONE' }
  | (Usable & { readonly status: 'REGISTERED' })
  | (Usable & { readonly status: 'LOCKED'; readonly lock: { readonly reason: string; readonly lockedBy: string } })
  | (Registered & { readonly status: 'RETIRED' });

export const initialState: TokenState = { status: 'NONE' };

/** @throws ImpossibleEvent for an event that no decider can have written in this state. */
export function evolve(state: TokenState, event: TokenEvent): TokenState {
  switch (event.type) {
    case 'TokenRegistered': {
      inStatus(state, event, 'NONE');
      const { tokenId, kind, parentTokenId, issuerAccountId, attributes } = event.data;
      return {
        status: 'REGISTERED',
        tokenId,
        kind,
        parentTokenId,
        issuerAccountId,
        attributes,
        dependents: noDependents,
      };
    }
    case 'TokenFunded':
      return inStatus(state, event, 'REGISTERED', 'LOCKED');
    case 'TokenDescribed':
      return { ...inStatus(state, event, 'REGISTERED', 'LOCKED'), attributes: event.data.attributes };
    case 'TokenLocked': {
      const { reason, lockedBy } = event.data;
      return { ...inStatus(state, event, 'REGISTERED'), status: 'LOCKED', lock: { reason, lockedBy } };
    }
    case 'TokenUnlocked': {
      const { lock: _, ...token } = inStatus(state, event, 'LOCKED');
      return { ...token, status: 'REGISTERED' };
    }
    case 'TokenRetired': {
      const { tokenId, kind, parentTokenId, issuerAccountId, attributes } = inStatus(
        state,
        event,
        'REGISTERED',
        'LOCKED',
      );
      return { status: 'RETIRED', tokenId, kind, parentTokenId, issuerAccountId, attributes };
    }
    case 'DependentActivated': {
      const { dependentVersionId, executionId } = event.data;
      const token = inStatus(state, event, 'REGISTERED');
      return { ...token, dependents: withClaim(token.dependents, dependentVersionId, executionId) };
    }
    case 'DependentReleased': {
      const { dependentVersionId, executionId } = event.data;
      const token = inStatus(state, event, 'REGISTERED', 'LOCKED');
      return { ...token, dependents: withoutClaim(token.dependents, dependentVersionId, executionId) };
    }
    default:
      return assertNever(event);
  }
}
