import {
  commandMetadata,
  isReplacedBy,
  isSupersededBy,
  settlementDecider,
  settlementStream,
  tokenVersionDecider,
  versionStream,
  type ExistingVersion,
  type Refusal,
  type TokenVersionState,
} from '#libs/domain';
import { derivedId, type Aggregates, type CommandContext, type Position } from '#libs/event-store';
import { claimParent, parentFactsOf, parentRefusalOf, releaseParent, restorationClaimIdOf } from './parent.ts';
import { supersessionOf } from './supersession.ts';

export interface RollBackExecution {
  readonly versionId: string;
  readonly rolledBackBy: string;
  readonly reason: string;
  /** Also what has been settled, by a second person (N11). */
  readonly force: boolean;
}

export type RollbackResult =
  | {
      /** Requested: recorded, and waiting for another person to say the same. */
      readonly kind: 'rolled-back' | 'requested';
      readonly status: ExistingVersion['status'];
      readonly requestedBy: string | null;
      /** Null when it had replaced none, or when that one cannot come back. */
      readonly restoredVersionId: string | null;
      readonly position: Position;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly position: Position };

/** Takes back an execution: the version waits again, and what it replaced is in force again (C-20, C-21). */
export async function rollBackExecution(
  aggregates: Aggregates,
  { versionId, rolledBackBy, reason, force }: RollBackExecution,
  context: CommandContext,
): Promise<RollbackResult> {
  const { state } = await aggregates.load(versionStream(versionId), tokenVersionDecider);
  const outcome = await aggregates.handle(
    versionStream(versionId),
    tokenVersionDecider,
    {
      type: 'RollBackExecution',
      reason,
      rolledBackBy,
      force,
      settled: await isSettled(aggregates, state),
      metadata: commandMetadata(context),
    },
    context,
  );
  if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal, position: outcome.position };
  if (outcome.state.status === 'NONE') throw new TypeError('A version that is rolled back exists.');
  const rolledBack = outcome.events.find((event) => event.type === 'ApprovalExecutionRolledBack');
  if (rolledBack === undefined) {
    const requestedBy = outcome.state.rollbackRequest?.requestedBy ?? null;
    const { status } = outcome.state;
    return { kind: 'requested', status, requestedBy, restoredVersionId: null, position: outcome.position };
  }
  const restored = await restorePreviousVersion(
    aggregates,
    { versionId, executionId: rolledBack.data.executionId },
    context,
  );
  return {
    kind: 'rolled-back',
    status: outcome.state.status,
    requestedBy: rolledBack.data.requestedBy,
    restoredVersionId: restored?.versionId ?? null,
    position: restored?.position ?? outcome.position,
  };
}

/**
 * Puts back in force what a rolled back execution had replaced, if its own parent still takes it. Does
 * nothing when it is done already: the rollback, the worker and the next execution all call it.
 * @returns the restored version; undefined when there is none.
 */
export async function restorePreviousVersion(
  aggregates: Aggregates,
  rolledBack: { readonly versionId: string; readonly executionId: string },
  context: CommandContext,
): Promise<{ readonly versionId: string; readonly position: Position } | undefined> {
  const { executionId } = rolledBack;
  const { state } = await aggregates.load(versionStream(rolledBack.versionId), tokenVersionDecider);
  if (state.status === 'NONE' || state.previousVersionId === null) return undefined;
  const versionId = state.previousVersionId;
  const failed = state.executions.some(
    (execution) => execution.executionId === executionId && execution.completion?.cascade.outcome === 'failed',
  );
  for (;;) {
    const previous = await aggregates.load(versionStream(versionId), tokenVersionDecider);
    if (previous.state.status === 'NONE') return undefined;
    // The execution never came to it, unless its cascade failed and may still be tried by somebody.
    if (!failed && !isSupersededBy(previous.state, rolledBack)) return undefined;
    const restored = await restore(aggregates, previous.state, rolledBack, context);
    if (restored !== 'changed meanwhile') return restored;
  }
}

async function restore(
  aggregates: Aggregates,
  previous: ExistingVersion,
  rolledBack: { readonly versionId: string; readonly executionId: string },
  context: CommandContext,
): Promise<{ readonly versionId: string; readonly position: Position } | undefined | 'changed meanwhile'> {
  const { versionId } = previous;
  const { executionId } = rolledBack;
  const supersession = await supersessionOf(aggregates, previous);
  // Its claim was taken off its parent when it was replaced; the restoration makes one of its own.
  const claim = { versionId, executionId: restorationClaimIdOf(executionId, previous.parentGeneration) };
  const needed = previous.status === 'REPLACED' && isReplacedBy(previous, rolledBack) && supersession.inForce === null;
  let parent = needed ? await parentFactsOf(aggregates, previous) : null;
  let parentRefusal = parent === null ? null : parentRefusalOf(parent);
  if (parent !== null && parentRefusal === null) {
    parent = await claimParent(aggregates, parent, claim, context);
    parentRefusal = parentRefusalOf(parent);
  }
  const outcome = await aggregates.handle(
    versionStream(versionId),
    tokenVersionDecider,
    {
      type: 'RestoreVersion',
      rolledBackVersionId: rolledBack.versionId,
      executionId,
      parentRefusal,
      supersession,
      metadata: commandMetadata(context),
    },
    { ...context, commandId: derivedId(context.commandId, `restore:${executionId}`) },
  );
  if (outcome.kind === 'refused') {
    // The only refusal there is: another version that replaces this one was activated, and is looked for anew.
    if (parent !== null) await releaseParent(aggregates, parent, claim, context);
    return 'changed meanwhile';
  }
  const restored =
    outcome.state.status !== 'NONE' &&
    outcome.state.restorations.some((restoration) => restoration.executionId === executionId && restoration.restored);
  // Not restored, or gone again by now: nobody else would take this claim off.
  if (parent !== null && outcome.state.status !== 'ACTIVE') await releaseParent(aggregates, parent, claim, context);
  return restored ? { versionId, position: outcome.position } : undefined;
}

/** Whether the money of the version's activation has been paid. Paid meanwhile, it is paid back by the consumers. */
async function isSettled(aggregates: Aggregates, version: TokenVersionState): Promise<boolean> {
  const execution = version.executions.findLast(({ status }) => status === 'completed');
  if (execution === undefined) return false;
  // A settlement has the id of the execution that it pays for.
  const { state } = await aggregates.load(settlementStream(execution.executionId), settlementDecider);
  return state.status === 'COMPLETED';
}
