import type { Aggregate, CommandMetadata, Decider, Refusal } from '../../decider.ts';
import { tokenHierarchyStream } from '../../streams.ts';

/** What a token was registered with, which never changes: its parent, or null. */
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
  /** Of every token on the way up from the new parent, as far as no assignment says otherwise. */
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
 * Which tokens were given another parent than the one they were registered with. One stream for all
 * of them, because only in one stream can two changes that close a circle together not pass each
 * other (S7-38).
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
    // Another assignment led elsewhere meanwhile: whoever commands has to look up the way again.
    if (next === undefined)
      return { code: 'CONCURRENT_MODIFICATION', message: `The parent of token ${above} changed in the meantime.` };
    above = next;
  }
  if (parentOf(state, tokenId, registered.get(tokenId)) === parentTokenId) return [];
  return [{ type: 'ParentAssigned', data: { tokenId, parentTokenId, reason, assignedBy, assignedAt: metadata.now } }];
}

/** The token's parent now: the assigned one, or else the one that it was registered with. */
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
