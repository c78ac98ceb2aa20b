import type { Command } from './commands.ts';
import { isInForce, type AttemptInForce } from './execution-attempt.ts';
import { checkExecution, decisiveFailure } from './execution-checks.ts';
import {
  activatedEvent,
  completedEvent,
  failedCheckEvent,
  faultEvent,
  initiatedEvent,
  instantAfter,
  validatedEvent,
} from './execution-record.ts';
import { changedMeanwhile, type Decision } from './refusals.ts';
import type { ExistingVersion, TokenVersionState } from './state.ts';

/** The attempt by which an approval took effect on the version, unless it was rolled back since (C-5, C-21). */
export function effectOf(version: TokenVersionState, approvalRequestId: string): AttemptInForce | undefined {
  return version.attempts.filter(isInForce).find((attempt) => attempt.approvalRequestId === approvalRequestId);
}

type Attempt = Command<'ExecuteApproval' | 'FailExecution'>;

/**
 * Another attempt ended since this one was prepared. Both may have the same id, and so the same claim on the parent,
 * which is released when the other one failed. This attempt has to be prepared again.
 */
function isStale({ attempt }: Attempt, version: TokenVersionState): boolean {
  return attempt !== version.attempts.length + 1;
}

/** A version that replaces this one was activated since the caller looked for one in force. */
function isOutOfDate({ supersession }: Command<'ExecuteApproval'>, version: TokenVersionState): boolean {
  return version.status !== 'NONE' && version.supersessions.length !== supersession.seen;
}

/** The version has another parent since, so the claim is on the wrong one. */
function isOfFormerParent({ parentGeneration }: Command<'ExecuteApproval'>, version: TokenVersionState): boolean {
  return version.status !== 'NONE' && version.parentGeneration !== parentGeneration;
}

/**
 * All phases up to the activation in one list, and so in one append: the approval takes effect entirely or not at all
 * (S6-8). Failed checks are events as well, because a refused attempt is part of the record (S6-35, S6-36).
 */
export function executeApproval(command: Command<'ExecuteApproval'>, version: TokenVersionState): Decision {
  const { versionId, approvalRequestId, timing } = command;
  if (effectOf(version, approvalRequestId) !== undefined) return [];
  if (isStale(command, version) || isOfFormerParent(command, version) || isOutOfDate(command, version)) {
    return changedMeanwhile(versionId);
  }
  const { approval, token, parent, supersession, metadata } = command;
  const { now } = metadata;
  const checks = checkExecution({ versionId, version, approval, token, parent, supersession, now });
  const failed = decisiveFailure(checks);
  // A check that failed during the preparation passes now. The next preparation claims the parent.
  if (failed === undefined && parent !== null && !command.parentClaimed) return changedMeanwhile(versionId);

  const initiated = initiatedEvent(command, timing.initiatedMs);
  const validatedAt = instantAfter(now, timing.initiatedMs + timing.validatedMs);
  const validated = validatedEvent(command, version, checks, validatedAt, timing.validatedMs);
  if (failed !== undefined) return [initiated, validated, failedCheckEvent(command, version, failed, validatedAt)];
  if (version.status !== 'PENDING_VVB') {
    throw new TypeError(`All checks passed for version ${versionId}, but it is ${version.status} and not PENDING_VVB.`);
  }

  const activatedAt = instantAfter(now, timing.initiatedMs + timing.validatedMs + timing.transitionedMs);
  const activated = activatedEvent(command, version, activatedAt);
  // The previous version's own stream decides what becomes of that version.
  if (version.previousVersionId !== null) return [initiated, validated, activated];
  const phaseDurations = {
    initiated: timing.initiatedMs,
    validated: timing.validatedMs,
    transitioned: timing.transitionedMs,
    completed: 0,
  };
  const completed = completedEvent(
    { ...command, versionId, tokenId: version.tokenId, approvers: command.approval.approvers },
    { outcome: 'none' },
    phaseDurations,
    activatedAt,
  );
  return [initiated, validated, activated, completed];
}

/** Ends an activated attempt with the result of its cascade. A failed cascade never undoes the activation (S6-33). */
export function completeExecution(command: Command<'CompleteExecution'>, version: ExistingVersion): Decision {
  const { executionId, cascade, completedMs, metadata } = command;
  const attempt = version.attempts.find((execution) => execution.executionId === executionId);
  // A failed or rolled back attempt has its outcome. A late completion must not give it another.
  if (attempt?.status !== 'activated') return [];
  const { versionId, tokenId } = version;
  const ended = instantAfter(attempt.activatedAt, completedMs);
  // An interrupted attempt ends when it is resumed.
  const completedAt = ended > metadata.now ? ended : metadata.now;
  const completed = completedEvent(
    { ...attempt, versionId, tokenId },
    cascade,
    { ...attempt.phases, completed: completedMs },
    completedAt,
  );
  if (cascade.outcome !== 'failed') return [completed];
  return [
    {
      type: 'VersionRetirementFailed',
      data: {
        versionId: cascade.versionId,
        replacedByVersionId: versionId,
        error: cascade.error,
        failedAt: metadata.now,
      },
    },
    completed,
  ];
}

/** Records an attempt that faults ended (S6-37), unless a lost answer hid that the approval took effect. */
export function failExecution(command: Command<'FailExecution'>, version: TokenVersionState): Decision {
  if (effectOf(version, command.approvalRequestId) !== undefined) return [];
  if (isStale(command, version)) return changedMeanwhile(command.versionId);
  return [initiatedEvent(command, 0), faultEvent(command, version)];
}
