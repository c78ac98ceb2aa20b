import { assertNever, ImpossibleEvent, inStatus } from '../../decider.ts';
import { noDependents, withClaim, withoutClaim } from '../../tokens/dependents.ts';
import type { EventData, TokenVersionEvent } from './events.ts';
import { withPhase } from './execution-attempt.ts';
import type { ExistingVersion, TokenVersionState, VersionIn } from './state.ts';

/** @throws ImpossibleEvent for an event that no decider can have written in this state. */
export function evolve(state: TokenVersionState, event: TokenVersionEvent): TokenVersionState {
  switch (event.type) {
    case 'VersionCreated':
      return created(inStatus(state, event, 'NONE'), event.data);
    case 'SubmissionAbandoned': {
      const version = inStatus(state, event, 'CREATED');
      return { ...version, abandonedSubmissions: [...version.abandonedSubmissions, event.data.approvalRequestId] };
    }
    case 'VersionSubmitted': {
      const { versionId: _, tokenId: __, submittedAt: ___, ...submission } = event.data;
      return { ...inStatus(state, event, 'CREATED'), status: 'PENDING_VVB', submission };
    }
    case 'VersionRejected':
      return { ...inStatus(state, event, 'PENDING_VVB'), status: 'REJECTED' };
    case 'VersionExpired':
      return { ...inStatus(state, event, 'PENDING_VVB'), status: 'EXPIRED' };
    case 'VersionRetired': {
      const { dependents: _, rollbackRequest: __, ...version } = inStatus(state, event, 'ACTIVE');
      return { ...version, status: 'RETIRED' };
    }
    case 'VersionArchived':
      return archived(inStatus(state, event, 'REPLACED', 'RETIRED', 'REJECTED', 'EXPIRED'));
    case 'VersionHeld': {
      const { holdId, reason, placedBy } = event.data;
      const version = existing(state, event);
      return { ...version, holds: [...version.holds, { holdId, reason, placedBy }] };
    }
    case 'VersionHoldReleased': {
      const version = existing(state, event);
      return { ...version, holds: version.holds.filter(({ holdId }) => holdId !== event.data.holdId) };
    }

    case 'ApprovalExecutionInitiated':
    case 'ApprovalExecutionValidated':
    case 'ApprovalExecutionFailed':
      return { ...state, attempts: withPhase(state, event) };
    case 'VersionActivated': {
      const version = inStatus(state, event, 'PENDING_VVB');
      return {
        ...version,
        status: 'ACTIVE',
        merkleHash: version.merkleHash ?? event.data.merkleHash,
        dependents: noDependents,
        rollbackRequest: null,
        attempts: withPhase(version, event),
      };
    }
    case 'ApprovalExecutionCompleted': {
      const version = existing(state, event);
      return { ...version, attempts: withPhase(version, event) };
    }

    case 'ApprovalExecutionRolledBack': {
      const { dependents: _, rollbackRequest: __, ...version } = inStatus(state, event, 'ACTIVE');
      return { ...version, status: 'PENDING_VVB', attempts: withPhase(version, event) };
    }
    case 'RollbackRequested': {
      const { executionId, requestedBy, delegate = null, keyHolders, comparison = 'exact' } = event.data;
      const holders = keyHolders !== undefined && { keyHolders };
      const rollbackRequest = { executionId, requestedBy, delegate, ...holders, comparison };
      return { ...inStatus(state, event, 'ACTIVE'), rollbackRequest };
    }
    case 'RollbackAbandoned': {
      const version = existing(state, event);
      return { ...version, abandonedRollbacks: [...version.abandonedRollbacks, event.data.stopId] };
    }
    case 'VersionReplaced':
      return replaced(inStatus(state, event, 'ACTIVE'), event.data);
    case 'VersionSuperseded':
      return superseded(existing(state, event), event.data);
    case 'VersionRestored':
      return restored(inStatus(state, event, 'REPLACED'), event.data);
    case 'VersionRestorationFailed':
      return notRestored(inStatus(state, event, 'REPLACED', 'ARCHIVED'), event.data);
    case 'VersionRetirementFailed':
      return state;

    case 'VersionReparented': {
      const { to: parent, generation: parentGeneration } = event.data;
      // The generation alone refuses every earlier assignment.
      return {
        ...inStatus(state, event, 'CREATED', 'PENDING_VVB'),
        parent,
        parentGeneration,
        abandonedReparentings: [],
      };
    }
    case 'ReparentingAbandoned': {
      const version = existing(state, event);
      return { ...version, abandonedReparentings: [...version.abandonedReparentings, event.data.assignmentId] };
    }
    case 'ParentClaimsAbandoned':
      return { ...inStatus(state, event, 'PENDING_VVB'), parentGeneration: event.data.generation };
    case 'DependentActivated': {
      const { dependentVersionId, executionId } = event.data;
      const version = inStatus(state, event, 'ACTIVE');
      return { ...version, dependents: withClaim(version.dependents, dependentVersionId, executionId) };
    }
    case 'DependentReleased': {
      const { dependentVersionId, executionId } = event.data;
      const version = inStatus(state, event, 'ACTIVE');
      return { ...version, dependents: withoutClaim(version.dependents, dependentVersionId, executionId) };
    }
    default:
      return assertNever(event);
  }
}

function existing(state: TokenVersionState, { type }: TokenVersionEvent): ExistingVersion {
  if (state.status === 'NONE') throw new ImpossibleEvent(type, state.status);
  return state;
}

function created(
  { attempts }: TokenVersionState,
  { createdAt: _, ...terms }: EventData<'VersionCreated'>,
): VersionIn<'CREATED'> {
  return {
    ...terms,
    status: 'CREATED',
    parentGeneration: 0,
    abandonedReparentings: [],
    abandonedSubmissions: [],
    holds: [],
    attempts,
    supersessions: [],
    restorations: [],
    abandonedRollbacks: [],
  };
}

function archived(version: VersionIn<'REPLACED' | 'RETIRED' | 'REJECTED' | 'EXPIRED'>): VersionIn<'ARCHIVED'> {
  switch (version.status) {
    case 'REPLACED': {
      const { archiveAfter: _, rollbackRequest: __, ...replacedVersion } = version;
      return { ...replacedVersion, status: 'ARCHIVED', archivedFrom: 'REPLACED' };
    }
    case 'RETIRED':
      return { ...version, status: 'ARCHIVED', archivedFrom: 'RETIRED' };
    case 'REJECTED':
    case 'EXPIRED':
      return { ...version, status: 'ARCHIVED', archivedFrom: version.status };
    default:
      return assertNever(version);
  }
}

function replaced(
  { dependents: _, ...version }: VersionIn<'ACTIVE'>,
  { replacedByVersionId: versionId, executionId, archiveAfter }: EventData<'VersionReplaced'>,
): VersionIn<'REPLACED'> {
  const supersession = { versionId, executionId, outcome: 'retired', status: version.status, dependents: [] } as const;
  return {
    ...version,
    status: 'REPLACED',
    replacedBy: { versionId, executionId },
    supersessions: [...version.supersessions, supersession],
    archiveAfter,
  };
}

function superseded(
  version: ExistingVersion,
  { supersededByVersionId: versionId, executionId, outcome, status, dependents }: EventData<'VersionSuperseded'>,
): ExistingVersion {
  const supersessions = [...version.supersessions, { versionId, executionId, outcome, status, dependents }];
  // The version that replaced this one is in force again, by another execution.
  if ('replacedBy' in version && version.replacedBy.versionId === versionId) {
    return { ...version, supersessions, replacedBy: { versionId, executionId } };
  }
  return { ...version, supersessions };
}

function restored(
  { replacedBy: _, archiveAfter: __, ...version }: VersionIn<'REPLACED'>,
  { executionId, ancestors }: EventData<'VersionRestored'>,
): VersionIn<'ACTIVE'> {
  return {
    ...version,
    status: 'ACTIVE',
    dependents: noDependents,
    restorations: [...version.restorations, { executionId, restored: true, ancestors }],
  };
}

function notRestored(
  version: VersionIn<'REPLACED' | 'ARCHIVED'>,
  { executionId, replacedBy }: EventData<'VersionRestorationFailed'>,
): ExistingVersion {
  const restorations = [...version.restorations, { executionId, restored: false, ancestors: undefined }];
  return replacedBy !== undefined && 'replacedBy' in version
    ? { ...version, restorations, replacedBy }
    : { ...version, restorations };
}
