import { assertNever } from '../../decider.ts';
import type { Command } from './commands.ts';
import { dependentsRefusal, invalidTransition, type Decision } from './refusals.ts';
import { isSubmittedWith, type ExistingVersion, type TokenVersionState } from './state.ts';

export function create(command: Command<'CreateVersion'>, version: TokenVersionState): Decision {
  if (version.status !== 'NONE') return invalidTransition(version, 'CREATED');
  const { type: _, metadata, ...terms } = command;
  return [{ type: 'VersionCreated', data: { ...terms, createdAt: metadata.now } }];
}

export function submit(command: Command<'SubmitVersion'>, version: ExistingVersion): Decision {
  const { type: _, metadata, ...submission } = command;
  const { approvalRequestId } = submission;
  const { versionId, tokenId } = version;
  if (isSubmittedWith(version, approvalRequestId)) return [];
  // Its validators no longer have their seats.
  if (version.abandonedSubmissions.includes(approvalRequestId)) {
    const message = `Submission ${approvalRequestId} was interrupted and abandoned before it was recorded.`;
    return { code: 'SUBMISSION_ABANDONED', message };
  }
  if (version.status !== 'CREATED') return invalidTransition(version, 'PENDING_VVB');
  return [{ type: 'VersionSubmitted', data: { versionId, tokenId, ...submission, submittedAt: metadata.now } }];
}

/** In any other status the version accepts no submission at all. */
export function abandonSubmission(command: Command<'AbandonSubmission'>, version: ExistingVersion): Decision {
  const { approvalRequestId, metadata } = command;
  const { versionId, tokenId, status, abandonedSubmissions } = version;
  if (status !== 'CREATED' || abandonedSubmissions.includes(approvalRequestId)) return [];
  return [{ type: 'SubmissionAbandoned', data: { versionId, tokenId, approvalRequestId, abandonedAt: metadata.now } }];
}

export function reject({ approvalRequestId, metadata }: Command<'RejectVersion'>, version: ExistingVersion): Decision {
  const { versionId, tokenId, status } = version;
  if (status === 'REJECTED') return [];
  if (status !== 'PENDING_VVB' || !isSubmittedWith(version, approvalRequestId)) {
    return invalidTransition(version, 'REJECTED');
  }
  return [{ type: 'VersionRejected', data: { versionId, tokenId, approvalRequestId, rejectedAt: metadata.now } }];
}

export function expire(command: Command<'ExpireVersion'>, version: ExistingVersion): Decision {
  const { approvalRequestId, because, metadata } = command;
  const { versionId, tokenId } = version;
  if (version.status === 'EXPIRED') return [];
  if (version.status !== 'PENDING_VVB' || !isSubmittedWith(version, approvalRequestId)) {
    return invalidTransition(version, 'EXPIRED');
  }
  const { approvalExpiryDeadline } = version.submission;
  // An approved version can be executed until the deadline (C-1). An undecided one has expired with its vote.
  if (because === 'not-executed' && metadata.now <= approvalExpiryDeadline) {
    const message = `The approval can be executed until ${approvalExpiryDeadline}.`;
    return { code: 'APPROVAL_NOT_EXPIRED', message };
  }
  return [
    { type: 'VersionExpired', data: { versionId, tokenId, approvalRequestId, because, expiredAt: metadata.now } },
  ];
}

export function retire({ reason, retiredBy, metadata }: Command<'RetireVersion'>, version: ExistingVersion): Decision {
  const { versionId, tokenId } = version;
  if (version.status === 'RETIRED') return [];
  if (version.status !== 'ACTIVE') return invalidTransition(version, 'RETIRED');
  return (
    dependentsRefusal(version) ?? [
      { type: 'VersionRetired', data: { versionId, tokenId, reason, retiredBy, retiredAt: metadata.now } },
    ]
  );
}

export function archive({ metadata }: Command<'ArchiveVersion'>, version: ExistingVersion): Decision {
  const { versionId, tokenId } = version;
  switch (version.status) {
    case 'ARCHIVED':
      return [];
    case 'REPLACED':
    case 'RETIRED':
    case 'REJECTED':
    case 'EXPIRED': {
      if (version.status === 'REPLACED' && metadata.now < version.archiveAfter) {
        const message = `A replaced version cannot be archived before ${version.archiveAfter}.`;
        return { code: 'INVALID_STATE_TRANSITION', message };
      }
      const { status: previousStatus, submission } = version;
      const { approvalRequestId } = submission;
      return [
        {
          type: 'VersionArchived',
          data: { versionId, tokenId, approvalRequestId, previousStatus, archivedAt: metadata.now },
        },
      ];
    }
    case 'CREATED':
    case 'PENDING_VVB':
    case 'ACTIVE':
      return invalidTransition(version, 'ARCHIVED');
    default:
      return assertNever(version);
  }
}

export function hold(command: Command<'HoldVersion'>, { versionId, tokenId, holds }: ExistingVersion): Decision {
  const { holdId, reason, placedBy, metadata } = command;
  if (holds.some((placed) => placed.holdId === holdId)) return [];
  return [{ type: 'VersionHeld', data: { versionId, tokenId, holdId, reason, placedBy, heldAt: metadata.now } }];
}

export function releaseHold(command: Command<'ReleaseHold'>, { versionId, tokenId, holds }: ExistingVersion): Decision {
  const { holdId, reason, releasedBy, metadata } = command;
  if (!holds.some((placed) => placed.holdId === holdId)) {
    return { code: 'HOLD_NOT_FOUND', message: `Version ${versionId} has no hold ${holdId}.` };
  }
  return [
    {
      type: 'VersionHoldReleased',
      data: { versionId, tokenId, holdId, reason, releasedBy, releasedAt: metadata.now },
    },
  ];
}
