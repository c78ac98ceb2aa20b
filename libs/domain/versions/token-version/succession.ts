import { dependentVersions } from '../../tokens/dependents.ts';
import type { Command } from './commands.ts';
import type { TokenVersionEvent } from './events.ts';
import { wasActivated } from './execution-attempt.ts';
import { supersededMessage } from './execution-checks.ts';
import { changedMeanwhile, type Decision } from './refusals.ts';
import type { ExistingVersion, Supersession } from './state.ts';
import type { SupersessionOutcome } from './succession-events.ts';

/** A replaced version can be archived this long after its replacement (S6-31). */
const archivalDays = 365;
const dayMs = 86_400_000;

interface Activation {
  readonly versionId: string;
  readonly executionId: string;
}

/** Whether the cascade of this execution replaced the version. Old replacements record the replacing version alone. */
export function isReplacedBy(version: ExistingVersion, { versionId, executionId }: Activation): boolean {
  if (!('replacedBy' in version)) return false;
  const { replacedBy } = version;
  return replacedBy.executionId === null ? replacedBy.versionId === versionId : replacedBy.executionId === executionId;
}

/** What this execution of another version did to the version; undefined until that is decided. */
export function supersessionBy(version: ExistingVersion, activation: Activation): Supersession | undefined {
  const { versionId, executionId } = activation;
  const isOld =
    'replacedBy' in version && version.replacedBy.executionId === null && version.replacedBy.versionId === versionId;
  const decided = isOld ? null : executionId;
  return version.supersessions.findLast((one) => one.executionId === decided);
}

/** How often the version has come into force, by activations and restorations. */
export function timesInForce({ attempts, restorations }: ExistingVersion): number {
  return attempts.filter(wasActivated).length + restorations.filter(({ restored }) => restored).length;
}

/**
 * Decides what an activated version does to one that it replaces, once for each of its attempts, because a late
 * retry may find another state (S6-30..32). The version is retired, or it records that it was not, so that nothing
 * brings it into force beside the other. A version that is replaced over others is retired only if it came into
 * force after the other one did, because the other could not have read that on its record (S6-22).
 */
export function replace(command: Command<'ReplaceVersion'>, version: ExistingVersion): Decision {
  const { replacedByVersionId, executionId, over, metadata } = command;
  const { versionId, tokenId } = version;
  if (supersessionBy(version, { versionId: replacedByVersionId, executionId }) !== undefined) return [];
  const cameAfter = over === null || timesInForce(version) > (over.timesInForce ?? Infinity);
  if (version.status !== 'ACTIVE' || !cameAfter) {
    return [superseded(version, command, over === null ? 'not-active' : 'indirect')];
  }
  const dependents = dependentVersions(version.dependents);
  if (dependents.length > 0) return [superseded(version, command, 'blocked', dependents)];
  const replacedAt = metadata.now;
  const archiveAfter = new Date(Date.parse(replacedAt) + archivalDays * dayMs).toISOString();
  return [
    {
      type: 'VersionReplaced',
      data: { versionId, tokenId, replacedByVersionId, executionId, replacedAt, archiveAfter },
    },
  ];
}

function superseded(
  { versionId, tokenId, status }: ExistingVersion,
  { replacedByVersionId, executionId, metadata }: Omit<Command<'ReplaceVersion'>, 'type' | 'over'>,
  outcome: SupersessionOutcome,
  dependents: readonly string[] = [],
): TokenVersionEvent {
  return {
    type: 'VersionSuperseded',
    data: {
      versionId,
      tokenId,
      supersededByVersionId: replacedByVersionId,
      executionId,
      outcome,
      status,
      dependents,
      supersededAt: metadata.now,
    },
  };
}

/**
 * Puts a replaced version back in force after the rollback of the execution that replaced it. The version answers
 * each rollback once, because a late retry could restore it beside a successor that is active again.
 */
export function restore(command: Command<'RestoreVersion'>, version: ExistingVersion): Decision {
  const { rolledBackVersionId, executionId, parentRefusal, supersession, ancestors, metadata } = command;
  const { versionId, tokenId, status, restorations } = version;
  if (restorations.some((restoration) => restoration.executionId === executionId)) return [];
  const rolledBack = { versionId: rolledBackVersionId, executionId };
  // The cascade failed, and a retry of it may still come. This record refuses that retry.
  if (supersessionBy(version, rolledBack) === undefined) {
    return [superseded(version, { ...command, replacedByVersionId: rolledBackVersionId }, 'rolled-back')];
  }
  // The cascade left the version as it was.
  if (!isReplacedBy(version, rolledBack)) return [];
  if (version.supersessions.length !== supersession.seen) return changedMeanwhile(versionId);
  const ids = { versionId, tokenId, rolledBackVersionId, executionId };
  const failedAt = metadata.now;
  if (status !== 'REPLACED') {
    const error = `Invalid transition: ${status} → ACTIVE`;
    return [{ type: 'VersionRestorationFailed', data: { ...ids, error, failedAt } }];
  }
  if (supersession.inForce !== null) {
    const error = supersededMessage(supersession.inForce);
    const replacedBy = lastSupersessionBy(version, supersession.through);
    return [{ type: 'VersionRestorationFailed', data: { ...ids, error, ...(replacedBy && { replacedBy }), failedAt } }];
  }
  if (parentRefusal !== null) {
    return [{ type: 'VersionRestorationFailed', data: { ...ids, error: parentRefusal, failedAt } }];
  }
  return [
    {
      type: 'VersionRestored',
      data: { ...ids, restoredAt: metadata.now, ...(version.previousVersionId !== null && { ancestors }) },
    },
  ];
}

/** The latest activation by which another version superseded this one. */
function lastSupersessionBy({ supersessions }: ExistingVersion, versionId: string | null): Activation | undefined {
  const last = supersessions.findLast((supersession) => supersession.versionId === versionId);
  if (last === undefined || last.executionId === null || last.outcome === 'indirect') return undefined;
  return { versionId: last.versionId, executionId: last.executionId };
}
