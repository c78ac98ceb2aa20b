import type { Aggregate, Decider } from '../../decider.ts';
import type { TokenVersionCommand } from './commands.ts';
import { decide, type TokenVersionRefusal } from './decide.ts';
import type { TokenVersionEvent } from './events.ts';
import { evolve, initialState, type TokenVersionState } from './state.ts';
import { versionStream } from '../../streams.ts';

export type { TokenVersionCommand } from './commands.ts';
export type { TokenVersionRefusal } from './decide.ts';
export type {
  CascadeOutcome,
  ExecutionCheck,
  ExecutionMode,
  Parent,
  SeenAncestor,
  TokenVersionEvent,
} from './events.ts';
export {
  checkExecution,
  decisiveFailure,
  tokenRefusal,
  type ApprovalFacts,
  type ParentFacts,
  type SupersessionFacts,
  type TokenFacts,
} from './execution-checks.ts';
export { effectOf } from './execution.ts';
export { isReplacedBy, supersessionBy, timesInForce } from './state.ts';
export type { ExecutionAttempt, ExistingVersion, Supersession, TokenVersionState } from './state.ts';

export const tokenVersionDecider: Decider<
  TokenVersionState,
  TokenVersionCommand,
  TokenVersionEvent,
  TokenVersionRefusal
> = {
  initialState,
  evolve,
  decide,
  opening: 'CreateVersion',
};

/** A version of a token. */
export function versionAggregate(
  versionId: string,
): Aggregate<TokenVersionState, TokenVersionCommand, TokenVersionEvent, TokenVersionRefusal> {
  return { stream: versionStream(versionId), decider: tokenVersionDecider };
}
