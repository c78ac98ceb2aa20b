import type { Aggregate, Decider } from '../../decider.ts';
import { versionStream } from '../../streams.ts';
import type { TokenVersionCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { TokenVersionEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { TokenVersionRefusal } from './refusals.ts';
import { initialState, type TokenVersionState } from './state.ts';

export type { TokenVersionCommand } from './commands.ts';
export type { TokenVersionEvent } from './events.ts';
export { effectOf } from './execution.ts';
export { isInForce, type AttemptInForce, type CompletedAttempt, type ExecutionAttempt } from './execution-attempt.ts';
export {
  checkExecution,
  decisiveFailure,
  tokenRefusal,
  type ApprovalFacts,
  type ParentFacts,
  type SupersessionFacts,
  type TokenFacts,
} from './execution-checks.ts';
export type {
  CascadeOutcome,
  ExecutionCheck,
  ExecutionCheckCode,
  ExecutionMode,
  SeenAncestor,
} from './execution-events.ts';
export type { TokenVersionRefusal } from './refusals.ts';
export { isSubmittedWith, type ExistingVersion, type Supersession, type TokenVersionState } from './state.ts';
export { isReplacedBy, supersessionBy, timesInForce } from './succession.ts';
export type { Parent } from './terms.ts';

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
