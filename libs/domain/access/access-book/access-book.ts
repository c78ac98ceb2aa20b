import type { Aggregate, Decider } from '../../decider.ts';
import { accessStream } from '../../streams.ts';
import type { AccessBookCommand } from './commands.ts';
import { decide, type AccessBookRefusal } from './decide.ts';
import type { AccessBookEvent } from './events.ts';
import { evolve, initialState, type AccessBookState } from './state.ts';

export type { AccessBookCommand } from './commands.ts';
export type { AccessBookRefusal } from './decide.ts';
export type {
  AccessBookEvent,
  AccessRole,
  AuthenticationRule,
  Delegation,
  DelegationScope,
  RoleGrant,
} from './events.ts';
export { everyApiKey, everyDelegation, everyGrant, type Standing } from './standing.ts';
export {
  delegationFor,
  endOfEarlierSecrets,
  grantedRoles,
  holdsAt,
  isValidSecret,
  type AccessBookState,
  type ApiKey,
} from './state.ts';

export const accessBookDecider: Decider<AccessBookState, AccessBookCommand, AccessBookEvent, AccessBookRefusal> = {
  initialState,
  evolve,
  decide,
};

/** Grants, API keys, delegations and rules for signing in. There is one in each tenant. */
export const accessBook: Aggregate<AccessBookState, AccessBookCommand, AccessBookEvent, AccessBookRefusal> = {
  stream: accessStream,
  decider: accessBookDecider,
};
