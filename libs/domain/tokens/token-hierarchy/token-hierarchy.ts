import type { Aggregate, CommandMetadata, Decider, Refusal } from '../../decider.ts';
import { tokenHierarchyStream } from '../../streams.ts';

/** The parent that a token was registered with, or null. Registration never changes. */
export interface RegisteredParent {
  readonly tokenId: string;
  readonly parentTokenId: string | null;
}

export interface AssignParent {
  readonly type: 'AssignParent';
  readonly tokenId: string;
  readonly parentTokenId: string | null;
  readonly reason: string;
  readonly assignedBy: string;
  /** For every token on the path up from the new parent. An assignment overrides its registered parent. */
  readonly registered: readonly RegisteredParent[];
  readonly metadata: CommandMetadata;
}

export interface ParentAssigned {
  readonly type: 'ParentAssigned';
  readonly data: {
    readonly tokenId: string;
    readonly parentTokenId: string | null;
    readonly reason: string;
    readonly assignedBy: string;
    readonly assignedAt: string;
  };
}

/**
 * The parents assigned after registration. One stream for all tokens, because two changes that together close a circle
 * must not pass each other (S7-38).
 */
export type TokenHierarchyState = ReadonlyMap<string, string | null>;

export type TokenHierarchyRefusal = Refusal<'CIRCULAR_DEPENDENCY' | 'CONCURRENT_MODIFICATION'>;

const initialState: TokenHierarchyState = new Map();

function evolve(state: TokenHierarchyState, { data }: ParentAssigned): TokenHierarchyState {
  return new Map(state).set(data.tokenId, data.parentTokenId);
}

function decide(command: AssignParent, state: TokenHierarchyState): readonly ParentAssigned[] | TokenHierarchyRefusal {
  const { tokenId, parentTokenId, reason, assignedBy, metadata } = command;
  const registered = new Map(command.registered.map((token) => [token.tokenId, token.parentTokenId]));
  const path = [tokenId];
  for (let above = parentTokenId; above !== null;) {
    path.push(above);
    if (above === tokenId) {
      const message = `Token ${tokenId} would depend on itself: circular dependency ${path.join(' → ')}.`;
      return { code: 'CIRCULAR_DEPENDENCY', message, details: { path } };
    }
    const next: string | null | undefined = parentOf(state, above, registered.get(above));
    // Another assignment changed the path, so the caller has to read it again.
    if (next === undefined)
      return { code: 'CONCURRENT_MODIFICATION', message: `The parent of token ${above} changed in the meantime.` };
    above = next;
  }
  if (parentOf(state, tokenId, registered.get(tokenId)) === parentTokenId) return [];
  return [{ type: 'ParentAssigned', data: { tokenId, parentTokenId, reason, assignedBy, assignedAt: metadata.now } }];
}

/** The token's present parent: the assigned one, or else the registered one. */
export function parentOf<Registered extends string | null | undefined>(
  state: TokenHierarchyState,
  tokenId: string,
  registered: Registered,
): string | null | Registered {
  const assigned = state.get(tokenId);
  return assigned === undefined ? registered : assigned;
}

export const tokenHierarchyDecider: Decider<TokenHierarchyState, AssignParent, ParentAssigned, TokenHierarchyRefusal> =
  { initialState, evolve, decide };

/** The parents of all tokens. There is one. */
export const tokenHierarchy: Aggregate<TokenHierarchyState, AssignParent, ParentAssigned, TokenHierarchyRefusal> = {
  stream: tokenHierarchyStream,
  decider: tokenHierarchyDecider,
};
