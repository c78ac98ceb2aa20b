import {
  type CascadeOutcome,
  commandMetadata,
  type ExistingVersion,
  supersessionBy,
  versionAggregate,
} from '#libs/domain';
import { derivedId, type Aggregates, type CommandContext } from '#libs/event-store';
import type { ExecutionLog } from './execution-log.ts';
import { retryTransientFaults } from './transient-faults.ts';

/** By an execution, or by the restoration after one. */
export interface Activation {
  readonly versionId: string;
  readonly executionId: string;
}

/**
 * Retires the version that `versionId` replaces, as far as the rules let it (S6-30..33). What becomes of it is decided
 * once, on its own stream, and answered as recorded there. Never throws: what went wrong is the outcome.
 */
export async function retirePreviousVersion(
  aggregates: Aggregates,
  activation: Activation,
  context: CommandContext,
  log: ExecutionLog,
): Promise<CascadeOutcome> {
  const { versionId } = activation;
  const { state } = await aggregates.load(versionAggregate(versionId));
  if (state.status === 'NONE' || state.previousVersionId === null) return { outcome: 'none' };
  const previousVersionId = state.previousVersionId;
  try {
    const outcome = await retryTransientFaults(() => supersedeAll(aggregates, previousVersionId, activation, context));
    if (outcome.outcome === 'failed') return failedCascade(previousVersionId, outcome.error, log);
    if (outcome.outcome === 'retired') {
      const line = `Cascaded retirement: ${previousVersionId} → REPLACED (by ${versionId})`;
      log.info({ versionId, previousVersionId }, line);
    }
    return outcome;
  } catch (fault) {
    return failedCascade(previousVersionId, fault instanceof Error ? fault.message : String(fault), log);
  }
}

/**
 * Records the activation on the previous version, and above it as far as the first version that has itself been in
 * force: that one's own activation is on the record of those further up.
 */
export async function supersedeAll(
  aggregates: Aggregates,
  previousVersionId: string,
  activation: Activation,
  context: CommandContext,
): Promise<CascadeOutcome> {
  const first = await supersede(aggregates, previousVersionId, activation, true, context);
  if (first.kind === 'refused') {
    return { outcome: 'failed', versionId: previousVersionId, error: first.refusal.message };
  }
  for (let below = first.state; !isOrWasInForce(below) && below.previousVersionId !== null;) {
    const above = await supersede(aggregates, below.previousVersionId, activation, false, context);
    if (above.kind === 'refused') break;
    below = above.state;
  }
  return outcomeOf(first.state, activation);
}

async function supersede(
  aggregates: Aggregates,
  versionId: string,
  activation: Activation,
  direct: boolean,
  context: CommandContext,
) {
  const { versionId: replacedByVersionId, executionId } = activation;
  const outcome = await aggregates.handle(
    versionAggregate(versionId),
    { type: 'ReplaceVersion', replacedByVersionId, executionId, direct, metadata: commandMetadata(context) },
    { ...context, commandId: derivedId(context.commandId, `retire-previous-version:${executionId}`) },
  );
  if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal } as const;
  if (outcome.state.status === 'NONE') throw new TypeError(`Version ${versionId} decided without being created.`);
  return { kind: 'decided', state: outcome.state } as const;
}

function outcomeOf(version: ExistingVersion, activation: Activation): CascadeOutcome {
  const { versionId } = version;
  const decided = supersessionBy(version, activation);
  switch (decided?.outcome) {
    case 'retired':
      return { outcome: 'retired', versionId };
    case 'blocked':
      return { outcome: 'blocked', versionId, dependents: decided.dependents };
    case 'not-active':
    case 'indirect':
    case 'rolled-back':
      return { outcome: 'not-active', versionId, status: decided.status };
    case undefined:
      throw new TypeError(`Version ${versionId} has not recorded what execution ${activation.executionId} does to it.`);
  }
}

/** Its activation is on the record of the versions that it replaces. */
function isOrWasInForce({ status }: ExistingVersion): boolean {
  return status === 'ACTIVE' || status === 'REPLACED';
}

function failedCascade(versionId: string, error: string, log: ExecutionLog): CascadeOutcome {
  log.warn({ versionId, error }, `Cascade retirement failed for version ${versionId}`);
  return { outcome: 'failed', versionId, error };
}
