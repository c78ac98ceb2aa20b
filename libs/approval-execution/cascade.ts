import {
  assertNever,
  type CascadeOutcome,
  commandMetadata,
  type ExistingVersion,
  isInForce,
  type Refusal,
  type SeenAncestor,
  type Supersession,
  supersessionBy,
  timesInForce,
  type TokenVersionState,
  versionAggregate,
} from '#libs/domain';
import { derivedId, type TenantAggregates, type CommandContext } from '#libs/event-store';
import type { ExecutionLog } from './execution-log.ts';
import { retryTransientFaults } from './transient-faults.ts';

/** How a version came into force: by an execution, or by a restoration that a rollback caused. */
export interface Activation {
  readonly versionId: string;
  readonly executionId: string;
}

/**
 * Retires the version that `versionId` replaces, if the rules allow it (S6-30..33). That version's own stream decides
 * once, and later calls return its record. Never throws: a fault is an outcome as well.
 */
export async function retirePreviousVersion(
  aggregates: TenantAggregates,
  activation: Activation,
  context: CommandContext,
  log: ExecutionLog,
): Promise<CascadeOutcome> {
  const { versionId, executionId } = activation;
  const { state } = await aggregates.load(versionAggregate(versionId));
  if (state.status === 'NONE' || state.previousVersionId === null) return { outcome: 'none' };
  const { previousVersionId, attempts } = state;
  const attempt = attempts.filter(isInForce).find((execution) => execution.executionId === executionId);
  try {
    const outcome = await retryTransientFaults(() =>
      supersedeAll(aggregates, previousVersionId, activation, attempt?.ancestors, context),
    );
    if (outcome.outcome === 'failed') return failedCascade(previousVersionId, outcome.error, log);
    if (outcome.outcome === 'retired') {
      const line = `Cascaded retirement: ${outcome.versionId} → REPLACED (by ${versionId})`;
      log.info({ versionId, previousVersionId: outcome.versionId }, line);
    }
    return outcome;
  } catch (fault) {
    return failedCascade(previousVersionId, fault instanceof Error ? fault.message : String(fault), log);
  }
}

/**
 * The versions above the previous one, as they are now: as far as the first version in force whose cascade has taken
 * those further up out of force. An activation replaces them as well, unless they were in force before it.
 */
export async function ancestorsOf(
  aggregates: TenantAggregates,
  version: TokenVersionState,
): Promise<readonly SeenAncestor[]> {
  const ancestors: SeenAncestor[] = [];
  if (version.status === 'NONE' || version.previousVersionId === null) return ancestors;
  let below = (await aggregates.load(versionAggregate(version.previousVersionId))).state;
  while (below.status !== 'NONE' && !hasReplacedOthers(below) && below.previousVersionId !== null) {
    const above = (await aggregates.load(versionAggregate(below.previousVersionId))).state;
    if (above.status !== 'NONE') ancestors.push({ versionId: above.versionId, timesInForce: timesInForce(above) });
    below = above;
  }
  return ancestors;
}

function hasReplacedOthers(version: ExistingVersion): boolean {
  if (!isOrWasInForce(version.status)) return false;
  const attempt = version.attempts.findLast(isInForce);
  if (attempt?.status !== 'completed') return false;
  const { outcome } = attempt.completion.cascade;
  return outcome === 'retired' || outcome === 'not-active';
}

/**
 * Records the activation on the previous version and on its {@link ancestorsOf}. Returns the outcome for the version
 * that was in force, or for the previous one if none was.
 * @param ancestors as they were read before the activation took effect; undefined for an event of an earlier release
 */
export async function supersedeAll(
  aggregates: TenantAggregates,
  previousVersionId: string,
  activation: Activation,
  ancestors: readonly SeenAncestor[] | undefined,
  context: CommandContext,
): Promise<CascadeOutcome> {
  const first = await supersede(aggregates, previousVersionId, activation, null, context);
  if ('code' in first) return { outcome: 'failed', versionId: previousVersionId, error: first.message };
  let outcome = outcomeOf(first);
  let below = first;
  while (reachesFurther(below.decided) && below.previousVersionId !== null) {
    const versionId = below.previousVersionId;
    // A version that is not among them was not in force, so it has come into force since, by an activation or a restoration.
    const over = {
      timesInForce: ancestors && (ancestors.find((one) => one.versionId === versionId)?.timesInForce ?? 0),
    };
    const above = await supersede(aggregates, versionId, activation, over, context);
    if ('code' in above) break;
    if (above.decided.outcome === 'retired' || above.decided.outcome === 'blocked') outcome = outcomeOf(above);
    below = above;
  }
  return outcome;
}

interface Superseded {
  readonly versionId: string;
  readonly previousVersionId: string | null;
  readonly decided: Supersession;
}

async function supersede(
  aggregates: TenantAggregates,
  versionId: string,
  activation: Activation,
  over: { readonly timesInForce: number | undefined } | null,
  context: CommandContext,
): Promise<Superseded | Refusal> {
  const { versionId: replacedByVersionId, executionId } = activation;
  const outcome = await aggregates.handle(
    versionAggregate(versionId),
    { type: 'ReplaceVersion', replacedByVersionId, executionId, over, metadata: commandMetadata(context) },
    { ...context, commandId: derivedId(context.commandId, `retire-previous-version:${executionId}`) },
  );
  if (outcome.kind === 'refused') return outcome.refusal;
  if (outcome.state.status === 'NONE')
    throw new TypeError(`Version ${versionId} does not exist, but decided about its replacement.`);
  const decided = supersessionBy(outcome.state, activation);
  if (decided === undefined)
    throw new TypeError(`Version ${versionId} has no record of its replacement by execution ${executionId}.`);
  return { versionId, previousVersionId: outcome.state.previousVersionId, decided };
}

function outcomeOf({ versionId, decided }: Superseded): CascadeOutcome {
  switch (decided.outcome) {
    case 'retired':
      return { outcome: 'retired', versionId };
    case 'blocked':
      return { outcome: 'blocked', versionId, dependents: decided.dependents };
    case 'not-active':
    case 'indirect':
    case 'rolled-back':
      return { outcome: 'not-active', versionId, status: decided.status };
    default:
      return assertNever(decided.outcome);
  }
}

/** Whether an activation also replaces the versions above the one that decided this. */
export function reachesFurther({ outcome, status }: Supersession): boolean {
  // An activation that was rolled back before its cascade ran replaces nothing.
  return outcome !== 'rolled-back' && !isOrWasInForce(status);
}

function isOrWasInForce(status: string): boolean {
  return status === 'ACTIVE' || status === 'REPLACED';
}

function failedCascade(versionId: string, error: string, log: ExecutionLog): CascadeOutcome {
  log.warn({ versionId, error }, `Cascade retirement failed for version ${versionId}`);
  return { outcome: 'failed', versionId, error };
}
