import { assertNever, type CommandMetadata, type Refusal } from '../decider.ts';
import { dependentVersions, isClaimed } from '../dependents.ts';
import type { TokenVersionCommand } from './commands.ts';
import type { TokenVersionEvent } from './events.ts';
import { completeExecution, executeApproval, failExecution } from './execution.ts';
import type { ExistingVersion, TokenVersionState } from './state.ts';

export type TokenVersionRefusal = Refusal<
  'VERSION_NOT_FOUND' | 'INVALID_STATE_TRANSITION' | 'CASCADE_BLOCKED' | 'TOKEN_RETIRED' | 'CONCURRENT_MODIFICATION'
>;

type Decision = readonly TokenVersionEvent[] | TokenVersionRefusal;
type CommandOfExisting = Exclude<TokenVersionCommand, { type: 'CreateVersion' | 'ExecuteApproval' | 'FailExecution' }>;
type Command<T extends TokenVersionCommand['type']> = Extract<TokenVersionCommand, { type: T }>;

/** A replaced version is archived so long after it was replaced (S6-31). */
const archivalDays = 365;
const dayMs = 86_400_000;

export function decide(command: TokenVersionCommand, version: TokenVersionState): Decision {
  switch (command.type) {
    case 'CreateVersion':
      return create(command, version);
    case 'ExecuteApproval':
      return executeApproval(command, version);
    case 'FailExecution':
      return failExecution(command, version);
    default:
      if (version.status === 'NONE') return { code: 'VERSION_NOT_FOUND', message: 'There is no such version.' };
      return decideExisting(command, version);
  }
}

function decideExisting(command: CommandOfExisting, version: ExistingVersion): Decision {
  const { versionId, tokenId } = version;
  const { now, actor } = command.metadata;
  switch (command.type) {
    case 'SubmitVersion':
      return submit(command, version);
    case 'CompleteExecution':
      return completeExecution(command, version);
    case 'RollBackExecution':
      return rollBack(command, version);
    case 'RejectVersion': {
      const { approvalRequestId } = command;
      if (version.status === 'REJECTED') return [];
      if (version.status !== 'PENDING_VVB' || version.submission?.approvalRequestId !== approvalRequestId)
        return cannot(version, 'REJECTED');
      return [{ type: 'VersionRejected', data: { versionId, tokenId, approvalRequestId, rejectedAt: now } }];
    }
    case 'ReplaceVersion':
      return replace(command, version);
    case 'RetireVersion':
      if (version.status === 'RETIRED') return [];
      return (
        retirementRefusal(version, 'RETIRED') ?? [
          {
            type: 'VersionRetired',
            data: { versionId, tokenId, reason: command.reason, retiredBy: actor.id, retiredAt: now },
          },
        ]
      );
    case 'ExpireVersion': {
      const { approvalRequestId } = command;
      if (version.status === 'EXPIRED') return [];
      if (version.status !== 'PENDING_VVB' || version.submission?.approvalRequestId !== approvalRequestId)
        return cannot(version, 'EXPIRED');
      return [{ type: 'VersionExpired', data: { versionId, tokenId, approvalRequestId, expiredAt: now } }];
    }
    case 'ArchiveVersion':
      return archive(command.metadata, version);
    case 'HoldVersion': {
      const { holdId, reason } = command;
      if (version.holds.some((hold) => hold.holdId === holdId)) return [];
      return [{ type: 'VersionHeld', data: { versionId, tokenId, holdId, reason, placedBy: actor.id, heldAt: now } }];
    }
    case 'ReleaseHold': {
      const { holdId, reason } = command;
      if (!version.holds.some((hold) => hold.holdId === holdId)) return [];
      return [
        {
          type: 'VersionHoldReleased',
          data: { versionId, tokenId, holdId, reason, releasedBy: actor.id, releasedAt: now },
        },
      ];
    }
    case 'RecordDependent': {
      const { dependentVersionId, executionId } = command;
      if (isClaimed(version.dependents, dependentVersionId, executionId)) return [];
      if (version.status !== 'ACTIVE')
        return { code: 'TOKEN_RETIRED', message: `Parent version ${versionId} is ${version.status}, not ACTIVE.` };
      return [{ type: 'DependentActivated', data: { dependentVersionId, executionId, activatedAt: now } }];
    }
    case 'ReleaseDependent': {
      const { dependentVersionId, executionId } = command;
      if (!isClaimed(version.dependents, dependentVersionId, executionId)) return [];
      return [{ type: 'DependentReleased', data: { dependentVersionId, executionId, releasedAt: now } }];
    }
    default:
      return assertNever(command);
  }
}

function create(command: Command<'CreateVersion'>, version: TokenVersionState): Decision {
  if (version.status !== 'NONE') return cannot(version, 'CREATED');
  const { type: _, metadata, ...terms } = command;
  return [{ type: 'VersionCreated', data: { ...terms, createdAt: metadata.now } }];
}

function submit(command: Command<'SubmitVersion'>, version: ExistingVersion): Decision {
  if (version.submission?.approvalRequestId === command.approvalRequestId) return [];
  if (version.status !== 'CREATED') return cannot(version, 'PENDING_VVB');
  const { type: _, metadata, ...submission } = command;
  const { versionId, tokenId } = version;
  return [
    {
      type: 'VersionSubmitted',
      data: { versionId, tokenId, ...submission, submittedBy: metadata.actor.id, submittedAt: metadata.now },
    },
  ];
}

function rollBack({ reason, metadata }: Command<'RollBackExecution'>, version: ExistingVersion): Decision {
  const execution = version.executions.findLast(({ status }) => status === 'activated' || status === 'completed');
  if (execution === undefined) return cannot(version, 'PENDING_VVB');
  const refusal = retirementRefusal(version, 'PENDING_VVB');
  if (refusal !== null) return refusal;
  const { versionId, tokenId, previousVersionId } = version;
  const { executionId, approvalRequestId } = execution;
  return [
    {
      type: 'ApprovalExecutionRolledBack',
      data: {
        executionId,
        versionId,
        tokenId,
        approvalRequestId,
        previousVersionId,
        reason,
        rolledBackBy: metadata.actor.id,
        rolledBackAt: metadata.now,
      },
    },
  ];
}

function replace({ replacedByVersionId, metadata }: Command<'ReplaceVersion'>, version: ExistingVersion): Decision {
  if (version.replacedByVersionId === replacedByVersionId) return [];
  const refusal = retirementRefusal(version, 'REPLACED');
  if (refusal !== null) return refusal;
  const { versionId, tokenId } = version;
  const replacedAt = metadata.now;
  const archiveAfter = new Date(Date.parse(replacedAt) + archivalDays * dayMs).toISOString();
  return [{ type: 'VersionReplaced', data: { versionId, tokenId, replacedByVersionId, replacedAt, archiveAfter } }];
}

function archive({ now }: CommandMetadata, version: ExistingVersion): Decision {
  const { versionId, tokenId } = version;
  switch (version.status) {
    case 'ARCHIVED':
      return [];
    case 'REPLACED':
    case 'RETIRED':
    case 'REJECTED':
    case 'EXPIRED':
      return [{ type: 'VersionArchived', data: { versionId, tokenId, archivedAt: now } }];
    case 'CREATED':
    case 'PENDING_VVB':
    case 'ACTIVE':
      return cannot(version, 'ARCHIVED');
    default:
      return assertNever(version.status);
  }
}

/** Why an active version cannot leave force; null when it can (S6-32). */
function retirementRefusal(version: ExistingVersion, to: string): TokenVersionRefusal | null {
  if (version.status !== 'ACTIVE') return cannot(version, to);
  const dependents = dependentVersions(version.dependents);
  if (dependents.length === 0) return null;
  const message = `Version ${version.versionId} has active dependents: a cascade may not retire it while it has active children.`;
  return { code: 'CASCADE_BLOCKED', message, details: { dependents } };
}

function cannot(version: ExistingVersion, to: string): TokenVersionRefusal {
  return { code: 'INVALID_STATE_TRANSITION', message: `Invalid transition: ${version.status} → ${to}` };
}
