import { commandMetadata, tokenVersionDecider, versionStream, type CascadeOutcome } from '#libs/domain';
import { derivedId, type Aggregates, type CommandContext } from '#libs/event-store';
import type { ExecutionLog } from './execution-log.ts';
import { retryTransientFaults } from './transient-faults.ts';

/** Retires the version that `versionId` replaces, as far as the rules let it (S6-30..33). Never throws: what went wrong is the outcome. */
export async function retirePreviousVersion(
  aggregates: Aggregates,
  { versionId, executionId }: { readonly versionId: string; readonly executionId: string },
  context: CommandContext,
  log: ExecutionLog,
): Promise<CascadeOutcome> {
  const { state } = await aggregates.load(versionStream(versionId), tokenVersionDecider);
  if (state.status === 'NONE' || state.previousVersionId === null) return { outcome: 'none' };
  const previousVersionId = state.previousVersionId;
  try {
    const outcome = await retryTransientFaults(() =>
      aggregates.handle(
        versionStream(previousVersionId),
        tokenVersionDecider,
        { type: 'ReplaceVersion', replacedByVersionId: versionId, executionId, metadata: commandMetadata(context) },
        { ...context, commandId: derivedId(context.commandId, `retire-previous-version:${executionId}`) },
      ),
    );
    if (outcome.kind === 'decided') {
      log.info(
        { versionId, previousVersionId },
        `Cascaded retirement: ${previousVersionId} → REPLACED (by ${versionId})`,
      );
      return { outcome: 'retired', versionId: previousVersionId };
    }
    return refusedCascade(previousVersionId, outcome.refusal, outcome.state.status, log);
  } catch (fault) {
    return failedCascade(previousVersionId, fault instanceof Error ? fault.message : String(fault), log);
  }
}

function refusedCascade(
  versionId: string,
  refusal: { readonly code: string; readonly message: string; readonly details?: Readonly<Record<string, unknown>> },
  status: string,
  log: ExecutionLog,
): CascadeOutcome {
  switch (refusal.code) {
    case 'CASCADE_BLOCKED': {
      const dependents = refusal.details?.['dependents'];
      return { outcome: 'blocked', versionId, dependents: Array.isArray(dependents) ? dependents.map(String) : [] };
    }
    case 'INVALID_STATE_TRANSITION':
      return { outcome: 'not-active', versionId, status };
    default:
      return failedCascade(versionId, refusal.message, log);
  }
}

function failedCascade(versionId: string, error: string, log: ExecutionLog): CascadeOutcome {
  log.warn({ versionId, error }, `Cascade retirement failed for version ${versionId}`);
  return { outcome: 'failed', versionId, error };
}
