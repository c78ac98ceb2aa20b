import type { Decider } from '../../decider.ts';
import type { TokenCommand } from './commands.ts';
import { decide, type TokenRefusal } from './decide.ts';
import type { TokenEvent } from './events.ts';
import { evolve, initialState, type TokenState } from './state.ts';

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
