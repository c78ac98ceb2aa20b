import { randomUUID } from 'node:crypto';
import {
  commandMetadata,
  dependentVersions,
  type ExistingVersion,
  type Refusal,
  settlementAggregate,
  type TokenVersionState,
  versionAggregate,
} from '#libs/domain';
import { derivedId, type TenantAggregates, type CommandContext, type Position } from '#libs/event-store';
import { restorePreviousVersion } from './restoration.ts';

/** How often a rollback is decided again because its version changed in the meantime. */
const mostDecisions = 20;

export interface RollBackExecution {
  readonly versionId: string;
  readonly rolledBackBy: string;
  readonly reason: string;
  /** Also roll back a settled activation, which takes a second person (N11). */
  readonly force: boolean;
}

export type RollbackResult =
  | {
      /** `requested` is recorded and waits for a second person to ask for the same. */
      readonly kind: 'rolled-back' | 'requested';
      readonly status: ExistingVersion['status'];
      readonly requestedBy: string | null;
      /** Null when the version replaced none, or when that one cannot be restored. */
      readonly restoredVersionId: string | null;
      readonly position: Position;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly position: Position };

/** Rolls back an execution: the version is pending again, and the version that it replaced is restored (C-20, C-21). */
export async function rollBackExecution(
  aggregates: TenantAggregates,
  { versionId, rolledBackBy, reason, force }: RollBackExecution,
  context: CommandContext,
): Promise<RollbackResult> {
  const outcome = await decideRollback(aggregates, { versionId, rolledBackBy, reason, force }, context);
  if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal, position: outcome.position };
  if (outcome.state.status === 'NONE')
    throw new TypeError(`Version ${versionId} does not exist, but its rollback was decided.`);
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
 * The settlement's stream decides whether the money was paid. One person's rollback first stops the settlement there, so
 * that it cannot complete any more. If the rollback is refused, the settlement resumes.
 */
async function decideRollback(
  aggregates: TenantAggregates,
  { versionId, rolledBackBy, reason, force }: RollBackExecution,
  context: CommandContext,
) {
  const metadata = commandMetadata(context);
  for (let decision = 1; ; decision += 1) {
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
    if (!isChanged || decision >= mostDecisions) return outcome;
  }
}

interface Stop {
  readonly executionId: string;
  readonly stopId: string;
}

/** Stops the settlement of the version's execution, if a rollback is possible and nothing was paid. */
async function stopOf(
  aggregates: TenantAggregates,
  version: TokenVersionState,
  context: CommandContext,
): Promise<{ readonly settled: boolean; readonly stop: Stop | null }> {
  const execution = version.attempts.findLast(({ status }) => status === 'completed');
  if (execution === undefined || version.status !== 'ACTIVE' || dependentVersions(version.dependents).length > 0) {
    return { settled: false, stop: null };
  }
  const { executionId } = execution;
  // The stop belongs to this try alone. Another try of the same command must not remove it.
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

async function resume(
  aggregates: TenantAggregates,
  { executionId, stopId }: Stop,
  context: CommandContext,
): Promise<void> {
  const outcome = await aggregates.handle(
    settlementAggregate(executionId),
    { type: 'ResumeSettlement', stopId, metadata: commandMetadata(context) },
    { ...context, commandId: derivedId(stopId, 'resume') },
  );
  if (outcome.kind === 'refused')
    throw new TypeError(`The settlement of execution ${executionId} cannot resume: ${outcome.refusal.message}`);
}

/**
 * Resumes a settlement whose rollback stopped it and was interrupted. First abandons the rollback on the version's own
 * stream, because that rollback may only be slow. Does nothing if the rollback has taken place.
 */
export async function abandonRollback(
  aggregates: TenantAggregates,
  { versionId, executionId, stopId }: Stop & { readonly versionId: string },
  context: CommandContext,
): Promise<void> {
  const outcome = await aggregates.handle(
    versionAggregate(versionId),
    { type: 'AbandonRollback', executionId, stopId, metadata: commandMetadata(context) },
    { ...context, commandId: derivedId(context.commandId, 'abandon-rollback') },
  );
  if (outcome.kind === 'refused')
    throw new TypeError(`The rollback of execution ${executionId} cannot be abandoned: ${outcome.refusal.message}`);
  const execution = outcome.state.attempts.find((one) => one.executionId === executionId);
  if (execution?.status !== 'rolled-back') await resume(aggregates, { executionId, stopId }, context);
}
