import type { Aggregate, Decider } from '../../decider.ts';
import type { TokenCommand } from './commands.ts';
import { decide, type TokenRefusal } from './decide.ts';
import type { TokenEvent } from './events.ts';
import { evolve, initialState, type TokenState } from './state.ts';
import { tokenStream } from '../../streams.ts';

export type { TokenCommand } from './commands.ts';
export type { TokenRefusal } from './decide.ts';
export type { Attributes, TokenEvent } from './events.ts';
export type { TokenState } from './state.ts';

export const tokenDecider: Decider<TokenState, TokenCommand, TokenEvent, TokenRefusal> = {
  initialState,
  evolve,
  decide,
  opening: 'RegisterToken',
};

/** A token. */
export function tokenAggregate(tokenId: string): Aggregate<TokenState, TokenCommand, TokenEvent, TokenRefusal> {
  return { stream: tokenStream(tokenId), decider: tokenDecider };
}
