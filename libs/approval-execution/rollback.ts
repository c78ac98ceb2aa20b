import { randomUUID } from 'node:crypto';
import {
  commandMetadata,
  dependentVersions,
  type ExistingVersion,
  isReplacedBy,
  type Refusal,
  settlementAggregate,
  supersessionBy,
  tokenRefusal,
  type TokenVersionState,
  versionAggregate,
} from '#libs/domain';
import { ancestorsOf, reachesFurther, supersedeAll, type Activation } from './cascade.ts';
import { derivedId, type Aggregates, type CommandContext, type Loaded, type Position } from '#libs/event-store';
import {
  claimParent,
  parentFactsOf,
  parentRefusalOf,
  releaseParent,
  restorationClaimIdOf,
  tokenFactsOf,
} from './parent.ts';
import { supersessionOf } from './supersession.ts';

/** How often a rollback is decided anew because its version changed meanwhile. */
const mostAttempts = 20;

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
  const outcome = await decideRollback(aggregates, { versionId, rolledBackBy, reason, force }, context);
  if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal, position: outcome.position };
  if (outcome.state.status === 'NONE') throw new TypeError('A version that is rolled back exists.');
  const rolledBack = outcome.events.find((event) => event.type === 'ApprovalExecutionRolledBack');
  if (rolledBack === undefined) {
    const { state: version } = outcome;
    const requestedBy = version.status === 'ACTIVE' ? (version.rollbackRequest?.requestedBy ?? null) : null;
    return {
      kind: 'requested',
      status: version.status,
      requestedBy,
      restoredVersionId: null,
      position: outcome.position,
    };
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
  rolledBack: Activation,
  context: CommandContext,
): Promise<Restored | undefined> {
  const { state } = await aggregates.load(versionAggregate(rolledBack.versionId));
  if (state.status === 'NONE' || state.previousVersionId === null) return undefined;
  let restored: Restored | undefined;
  for (const activation of activationsUndoneBy(rolledBack, state)) {
    restored ??= await restoreAfter(aggregates, state.previousVersionId, activation, context);
  }
  return restored;
}

interface Restored {
  readonly versionId: string;
  readonly position: Position;
}

interface UndoneActivation extends Activation {
  /** Whether somebody may still be about to record it on the version that it replaces. */
  readonly mayComeLate: boolean;
}

/** The rolled back execution brought the version into force, and so did each restoration since. */
function activationsUndoneBy(
  { versionId, executionId }: Activation,
  { executions, restorations }: ExistingVersion,
): readonly UndoneActivation[] {
  const execution = executions.find((one) => one.executionId === executionId);
  const cascadeFailed =
    execution !== undefined && 'completion' in execution && execution.completion.cascade.outcome === 'failed';
  return [
    { versionId, executionId, mayComeLate: cascadeFailed },
    ...restorations
      .filter(({ restored }) => restored)
      .map((one) => ({ versionId, executionId: restorationIdOf(one.executionId), mayComeLate: true })),
  ];
}

/** What a restoration is called on the record of the versions that the restored one replaces. */
function restorationIdOf(rolledBackExecutionId: string): string {
  return derivedId(rolledBackExecutionId, 'restored');
}

/** Asks the version that was replaced and, as the activation did, those above it. */
async function restoreAfter(
  aggregates: Aggregates,
  previousVersionId: string,
  undone: UndoneActivation,
  context: CommandContext,
): Promise<Restored | undefined> {
  for (let versionId: string | null = previousVersionId; versionId !== null;) {
    const previous: Loaded<TokenVersionState> = await aggregates.load(versionAggregate(versionId));
    if (previous.state.status === 'NONE') return undefined;
    const supersession = supersessionBy(previous.state, undone);
    if (!undone.mayComeLate && supersession === undefined) return undefined;
    const restored = await restore(aggregates, previous.state, undone, context);
    if (restored === 'changed meanwhile') continue;
    if (restored !== undefined || supersession === undefined || !reachesFurther(supersession)) return restored;
    versionId = previous.state.previousVersionId;
  }
  return undefined;
}

async function restore(
  aggregates: Aggregates,
  previous: ExistingVersion,
  rolledBack: Activation,
  context: CommandContext,
): Promise<Restored | undefined | 'changed meanwhile'> {
  const { versionId } = previous;
  const { executionId } = rolledBack;
  const [supersession, ancestors] = await Promise.all([
    supersessionOf(aggregates, previous),
    ancestorsOf(aggregates, previous),
  ]);
  // Its claim was taken off its parent when it was replaced; the restoration makes one of its own.
  const claim = { versionId, executionId: restorationClaimIdOf(executionId, previous.parentGeneration) };
  const needed = previous.status === 'REPLACED' && isReplacedBy(previous, rolledBack) && supersession.inForce === null;
  const token = needed ? await tokenFactsOf(aggregates, previous.tokenId) : null;
  // A version of a token that is locked or retired does not come into force, so it claims no parent either.
  const ofToken = token === null ? null : tokenRefusal(token);
  let parent = needed && ofToken === null ? await parentFactsOf(aggregates, previous) : null;
  let parentRefusal = ofToken?.message ?? (parent === null ? null : parentRefusalOf(parent));
  if (parent !== null && parentRefusal === null) {
    parent = await claimParent(aggregates, parent, claim, context);
    parentRefusal = parentRefusalOf(parent);
  }
  const outcome = await aggregates.handle(
    versionAggregate(versionId),
    {
      type: 'RestoreVersion',
      rolledBackVersionId: rolledBack.versionId,
      executionId,
      parentRefusal,
      supersession,
      ancestors,
      metadata: commandMetadata(context),
    },
    { ...context, commandId: derivedId(context.commandId, `restore:${executionId}`) },
  );
  if (outcome.kind === 'refused') {
    // The only refusal there is: another version that replaces this one was activated, and is looked for anew.
    if (parent !== null) await releaseParent(aggregates, parent, claim, context);
    return 'changed meanwhile';
  }
  const restoration =
    outcome.state.status === 'NONE'
      ? undefined
      : outcome.state.restorations.find((one) => one.executionId === executionId && one.restored);
  // Not restored, or gone again by now: nobody else would take this claim off.
  if (parent !== null && outcome.state.status !== 'ACTIVE') await releaseParent(aggregates, parent, claim, context);
  if (restoration === undefined) return undefined;
  // Back in force, it keeps what it replaces out of force, as its first activation did.
  if (outcome.state.status === 'ACTIVE' && previous.previousVersionId !== null) {
    const activation = { versionId, executionId: restorationIdOf(executionId) };
    await supersedeAll(aggregates, previous.previousVersionId, activation, restoration.ancestors, context);
  }
  return { versionId, position: outcome.position };
}

/**
 * Whether money was paid is decided on the settlement's stream: what one person may roll back is stopped there first,
 * and then it is never completed. A stop of which no rollback came is taken off again.
 */
async function decideRollback(
  aggregates: Aggregates,
  { versionId, rolledBackBy, reason, force }: RollBackExecution,
  context: CommandContext,
) {
  const metadata = commandMetadata(context);
  for (let attempt = 1; ; attempt += 1) {
    const { state } = await aggregates.load(versionAggregate(versionId));
    const { settled, stop } = await stopOf(aggregates, state, context);
    const outcome = await aggregates.handle(
      versionAggregate(versionId),
      { type: 'RollBackExecution', reason, rolledBackBy, force, settled, stop, metadata },
      context,
    );
    const isRolledBack =
      outcome.kind === 'decided' &&
      outcome.events.some(
        (event) => event.type === 'ApprovalExecutionRolledBack' && event.data.executionId === stop?.executionId,
      );
    if (stop !== null && !isRolledBack) await resume(aggregates, stop, context);
    const isChanged = outcome.kind === 'refused' && outcome.refusal.code === 'CONCURRENT_MODIFICATION';
    if (!isChanged || attempt >= mostAttempts) return outcome;
  }
}

interface Stop {
  readonly executionId: string;
  readonly stopId: string;
}

/** Stops the settlement of the version's execution, if the rollback could take place and nothing has been paid. */
async function stopOf(
  aggregates: Aggregates,
  version: TokenVersionState,
  context: CommandContext,
): Promise<{ readonly settled: boolean; readonly stop: Stop | null }> {
  const execution = version.executions.findLast(({ status }) => status === 'completed');
  if (execution === undefined || version.status !== 'ACTIVE' || dependentVersions(version.dependents).length > 0) {
    return { settled: false, stop: null };
  }
  const { executionId } = execution;
  // Of this try alone: another one of the same command that ends first must not take this one's stop off.
  const stop = { executionId, stopId: randomUUID() };
  const outcome = await aggregates.handle(
    settlementAggregate(executionId),
    {
      type: 'StopSettlement',
      // Settlement and revenue stream have the id of the execution that they pay for.
      settlementId: executionId,
      revenueStreamId: executionId,
      versionId: version.versionId,
      tokenId: version.tokenId,
      stopId: stop.stopId,
      metadata: commandMetadata(context),
    },
    { ...context, commandId: derivedId(stop.stopId, 'stop') },
  );
  return outcome.kind === 'refused' ? { settled: true, stop: null } : { settled: false, stop };
}

async function resume(aggregates: Aggregates, { executionId, stopId }: Stop, context: CommandContext): Promise<void> {
  const outcome = await aggregates.handle(
    settlementAggregate(executionId),
    { type: 'ResumeSettlement', stopId, metadata: commandMetadata(context) },
    { ...context, commandId: derivedId(stopId, 'resume') },
  );
  if (outcome.kind === 'refused') throw new TypeError(`A settlement was not resumed: ${outcome.refusal.message}`);
}

/**
 * Lets a settlement go on whose rollback was interrupted after it had stopped it. First the rollback is abandoned on the
 * version's own stream, because whoever asked for it may only be slow. Does nothing when the rollback has taken place.
 */
export async function abandonRollback(
  aggregates: Aggregates,
  { versionId, executionId, stopId }: Stop & { readonly versionId: string },
  context: CommandContext,
): Promise<void> {
  const outcome = await aggregates.handle(
    versionAggregate(versionId),
    { type: 'AbandonRollback', executionId, stopId, metadata: commandMetadata(context) },
    { ...context, commandId: derivedId(context.commandId, 'abandon-rollback') },
  );
  if (outcome.kind === 'refused') throw new TypeError(`A rollback was not abandoned: ${outcome.refusal.message}`);
  const execution = outcome.state.executions.find((one) => one.executionId === executionId);
  if (execution?.status !== 'rolled-back') await resume(aggregates, { executionId, stopId }, context);
}
