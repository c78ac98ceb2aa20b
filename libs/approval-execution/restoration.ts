import {
  commandMetadata,
  type ExistingVersion,
  isReplacedBy,
  supersessionBy,
  tokenRefusal,
  type TokenVersionState,
  versionAggregate,
} from '#libs/domain';
import { derivedId, type TenantAggregates, type CommandContext, type Loaded, type Position } from '#libs/event-store';
import { ancestorsOf, reachesFurther, supersedeAll, type Activation } from './cascade.ts';
import {
  claimParent,
  parentFactsOf,
  parentRefusalOf,
  releaseParent,
  restorationClaimIdOf,
  tokenFactsOf,
} from './parent.ts';
import { supersessionOf } from './supersession.ts';

/**
 * Restores the version that a rolled back execution had replaced, if its own parent still accepts it. Does nothing if
 * that is done already: the rollback, the worker and the next execution all call it.
 * @returns the restored version; undefined when there is none.
 */
export async function restorePreviousVersion(
  aggregates: TenantAggregates,
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
  /** Whether a cascade may still record it on the version that it replaces. */
  readonly mayComeLate: boolean;
}

/** The rolled back execution brought the version into force, and so did each later restoration. */
function activationsUndoneBy(
  { versionId, executionId }: Activation,
  { attempts, restorations }: ExistingVersion,
): readonly UndoneActivation[] {
  const execution = attempts.find((one) => one.executionId === executionId);
  const cascadeFailed =
    execution !== undefined && 'completion' in execution && execution.completion.cascade.outcome === 'failed';
  return [
    { versionId, executionId, mayComeLate: cascadeFailed },
    ...restorations
      .filter(({ restored }) => restored)
      .map((one) => ({ versionId, executionId: restorationIdOf(one.executionId), mayComeLate: true })),
  ];
}

/** The id of a restoration on the records of the versions that the restored one replaces. */
function restorationIdOf(rolledBackExecutionId: string): string {
  return derivedId(rolledBackExecutionId, 'restored');
}

/** Restores the replaced version, or one above it that the activation replaced as well. */
async function restoreAfter(
  aggregates: TenantAggregates,
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
  aggregates: TenantAggregates,
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
  // Its claim was released when it was replaced, so the restoration makes its own.
  const claim = { versionId, claimId: restorationClaimIdOf(executionId, previous.parentGeneration) };
  const needed = previous.status === 'REPLACED' && isReplacedBy(previous, rolledBack) && supersession.inForce === null;
  const token = needed ? await tokenFactsOf(aggregates, previous.tokenId) : null;
  // A version of a locked or retired token cannot come into force, so it claims no parent.
  const tokenProblem = token === null ? null : tokenRefusal(token);
  let parent = needed && tokenProblem === null ? await parentFactsOf(aggregates, previous) : null;
  let parentRefusal = tokenProblem?.message ?? (parent === null ? null : parentRefusalOf(parent));
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
    // It can only be refused because another replacing version was activated, so the caller searches again.
    if (parent !== null) await releaseParent(aggregates, parent, claim, context);
    return 'changed meanwhile';
  }
  const restoration =
    outcome.state.status === 'NONE'
      ? undefined
      : outcome.state.restorations.find((one) => one.executionId === executionId && one.restored);
  // It was not restored, or is out of force again, and nobody else would release this claim.
  if (parent !== null && outcome.state.status !== 'ACTIVE') await releaseParent(aggregates, parent, claim, context);
  if (restoration === undefined) return undefined;
  // It is in force again and supersedes what it replaces, as its first activation did.
  if (outcome.state.status === 'ACTIVE' && previous.previousVersionId !== null) {
    const activation = { versionId, executionId: restorationIdOf(executionId) };
    await supersedeAll(aggregates, previous.previousVersionId, activation, restoration.ancestors, context);
  }
  return { versionId, position: outcome.position };
}
