import { assertNever, ImpossibleEvent } from '../../decider.ts';
import { noDependents, withClaim, withoutClaim, type Dependents } from '../../tokens/dependents.ts';
import type { Comparison } from '../../identity.ts';
import type {
  ExecutionMode,
  Parent,
  SeenAncestor,
  Submission,
  SupersessionOutcome,
  TokenVersionEvent,
} from './events.ts';

type EventData<T extends TokenVersionEvent['type']> = Extract<TokenVersionEvent, { type: T }>['data'];

/** One try to take effect of an approval, from its beginning to its end. */
export interface ExecutionAttempt {
  readonly executionId: string;
  readonly approvalRequestId: string;
  readonly mode: ExecutionMode;
  readonly executedBy: string;
  /** Activated but not completed: the version it replaces may still have to be retired. */
  readonly status: 'begun' | 'validated' | 'activated' | 'completed' | 'failed' | 'rolled-back';
  readonly initiatedAt: string;
  /** Null until the version was activated. */
  readonly activatedAt: string | null;
  /** Exclusive durations of the phases that have ended. */
  readonly phases: { readonly initiated: number; readonly validated: number; readonly transitioned: number };
  readonly approvers: readonly string[];
  /** Of its activation. */
  readonly ancestors: readonly SeenAncestor[];
  readonly completion?: EventData<'ApprovalExecutionCompleted'>;
  readonly failure?: EventData<'ApprovalExecutionFailed'>;
}

export interface Hold {
  readonly holdId: string;
  readonly reason: string;
  readonly placedBy: string;
}

/** What an activated version that replaces this one found and decided: once for each of its executions. */
export interface Supersession {
  readonly versionId: string;
  /** Null of replacements from before there were rollbacks. */
  readonly executionId: string | null;
  readonly outcome: 'retired' | SupersessionOutcome;
  readonly status: string;
  readonly dependents: readonly string[];
}

interface Restoration {
  readonly executionId: string;
  readonly restored: boolean;
  readonly ancestors: readonly SeenAncestor[];
}

interface Existing {
  readonly versionId: string;
  readonly tokenId: string;
  readonly content: object;
  readonly parent: Parent | null;
  /** How many parents it had before this one. */
  readonly parentGeneration: number;
  /** The assignments of another parent, in place of this one, that it must not take any more. */
  readonly abandonedReparentings: readonly string[];
  readonly previousVersionId: string | null;
  readonly amount: string;
  readonly recipient: string;
  readonly issuerAccountId: string;
  /** Null until it was submitted; a new submission replaces it. */
  readonly submission: (Submission & { readonly submittedBy: string }) | null;
  /** The requests that it must not be submitted with any more. */
  readonly abandonedSubmissions: readonly string[];
  /** Set by the first activation and never changed (S6-7). */
  readonly merkleHash: string | null;
  readonly holds: readonly Hold[];
  readonly dependents: Dependents;
  readonly executions: readonly ExecutionAttempt[];
  /** By which version and which of its executions; null unless it was replaced. */
  readonly replacedBy: { readonly versionId: string; readonly executionId: string | null } | null;
  /** In the order in which the versions that replace this one were activated. */
  readonly supersessions: readonly Supersession[];
  /** When a replaced version may be archived (S6-31). */
  readonly archiveAfter: string | null;
  /** The rolled back executions after which it was restored, or could not be. Each is answered once. */
  readonly restorations: readonly Restoration[];
  /** Who asked first to roll back a settled execution (N11), and how another person is told from them. */
  readonly rollbackRequest: {
    readonly executionId: string;
    readonly requestedBy: string;
    readonly comparison: Comparison;
  } | null;
  /** By their stops: rollbacks that were interrupted, and whose settlement goes on. */
  readonly abandonedRollbacks: readonly string[];
}

export type VersionStatus =
  'CREATED' | 'PENDING_VVB' | 'ACTIVE' | 'REPLACED' | 'RETIRED' | 'REJECTED' | 'EXPIRED' | 'ARCHIVED';

/** A version that was never created can still have executions, which failed for that reason (S6-35). */
export type TokenVersionState =
  | { readonly status: 'NONE'; readonly executions: readonly ExecutionAttempt[] }
  | ({ readonly status: VersionStatus } & Existing);

export type ExistingVersion = Extract<TokenVersionState, Existing>;

/** Whether an execution's cascade replaced the version. Of old replacements only the version is known that came of them. */
export function isReplacedBy(
  { replacedBy }: ExistingVersion,
  { versionId, executionId }: { readonly versionId: string; readonly executionId: string },
): boolean {
  if (replacedBy === null) return false;
  return replacedBy.executionId === null ? replacedBy.versionId === versionId : replacedBy.executionId === executionId;
}

/** What an execution of another version does to this one, once that is decided. */
export function supersessionBy(
  { supersessions, replacedBy }: ExistingVersion,
  { versionId, executionId }: { readonly versionId: string; readonly executionId: string },
): Supersession | undefined {
  // Of an old replacement only the version is known.
  const decided = replacedBy?.executionId === null && replacedBy.versionId === versionId ? null : executionId;
  return supersessions.findLast((one) => one.executionId === decided);
}

/** How often the version has come into force, by activations and restorations. */
export function timesInForce({ executions, restorations }: ExistingVersion): number {
  const activated = executions.filter(({ activatedAt }) => activatedAt !== null).length;
  return activated + restorations.filter(({ restored }) => restored).length;
}

export const initialState: TokenVersionState = { status: 'NONE', executions: [] };

/** From which status each event that changes it may come. */
const predecessors: Partial<Record<TokenVersionEvent['type'], readonly TokenVersionState['status'][]>> = {
  VersionSubmitted: ['CREATED'],
  SubmissionAbandoned: ['CREATED'],
  VersionActivated: ['PENDING_VVB'],
  ApprovalExecutionRolledBack: ['ACTIVE'],
  VersionRejected: ['PENDING_VVB'],
  VersionReplaced: ['ACTIVE'],
  VersionRetired: ['ACTIVE'],
  VersionExpired: ['PENDING_VVB'],
  VersionRestored: ['REPLACED'],
  VersionReparented: ['CREATED', 'PENDING_VVB'],
  ParentClaimsAbandoned: ['PENDING_VVB'],
  VersionArchived: ['REPLACED', 'RETIRED', 'REJECTED', 'EXPIRED'],
};

export function evolve(state: TokenVersionState, event: TokenVersionEvent): TokenVersionState {
  if (predecessors[event.type]?.includes(state.status) === false) throw new ImpossibleEvent(event.type, state.status);
  switch (event.type) {
    case 'ApprovalExecutionInitiated':
      if (state.executions.some(({ executionId }) => executionId === event.data.executionId))
        throw new ImpossibleEvent(event.type, state.status);
      return { ...state, executions: [...state.executions, begun(event.data)] };
    case 'ApprovalExecutionValidated':
      return changeExecution(state, event, (execution) => ({
        ...execution,
        status: 'validated',
        phases: { ...execution.phases, validated: event.data.durationMs },
      }));
    case 'ApprovalExecutionFailed':
      return changeExecution(state, event, (execution) => ({
        ...execution,
        status: 'failed',
        failure: event.data,
      }));
    case 'VersionCreated': {
      if (state.status !== 'NONE') throw new ImpossibleEvent(event.type, state.status);
      const { createdAt: _, ...terms } = event.data;
      return {
        ...terms,
        status: 'CREATED',
        submission: null,
        abandonedSubmissions: [],
        merkleHash: null,
        holds: [],
        dependents: noDependents,
        executions: state.executions,
        parentGeneration: 0,
        abandonedReparentings: [],
        replacedBy: null,
        supersessions: [],
        archiveAfter: null,
        restorations: [],
        rollbackRequest: null,
        abandonedRollbacks: [],
      };
    }
    default:
      if (state.status === 'NONE') throw new ImpossibleEvent(event.type, state.status);
      return evolveExisting(state, event);
  }
}

type EventOfExisting = Exclude<
  TokenVersionEvent,
  { type: 'ApprovalExecutionInitiated' | 'ApprovalExecutionValidated' | 'ApprovalExecutionFailed' | 'VersionCreated' }
>;

function evolveExisting(state: ExistingVersion, event: EventOfExisting): TokenVersionState {
  switch (event.type) {
    case 'VersionSubmitted': {
      const { versionId: _, tokenId: __, submittedAt: ___, ...submission } = event.data;
      return { ...state, status: 'PENDING_VVB', submission };
    }
    case 'SubmissionAbandoned':
      return { ...state, abandonedSubmissions: [...state.abandonedSubmissions, event.data.approvalRequestId] };
    case 'VersionActivated': {
      const { merkleHash, approvers, activatedAt, durationMs, ancestors = [] } = event.data;
      const active = { ...state, status: 'ACTIVE' as const, merkleHash: state.merkleHash ?? merkleHash };
      return changeExecution(active, event, (execution) => ({
        ...execution,
        status: 'activated',
        activatedAt,
        approvers,
        ancestors,
        phases: { ...execution.phases, transitioned: durationMs },
      }));
    }
    case 'ApprovalExecutionCompleted':
      return changeExecution(state, event, (execution) => ({
        ...execution,
        status: 'completed',
        completion: event.data,
      }));
    case 'ApprovalExecutionRolledBack':
      return changeExecution({ ...state, status: 'PENDING_VVB', rollbackRequest: null }, event, (execution) => ({
        ...execution,
        status: 'rolled-back',
      }));
    case 'VersionRejected':
      return { ...state, status: 'REJECTED' };
    case 'RollbackRequested': {
      const { executionId, requestedBy, comparison = 'exact' } = event.data;
      return { ...state, rollbackRequest: { executionId, requestedBy, comparison } };
    }
    case 'RollbackAbandoned':
      return { ...state, abandonedRollbacks: [...state.abandonedRollbacks, event.data.stopId] };
    case 'VersionReplaced': {
      const { replacedByVersionId: versionId, executionId, archiveAfter } = event.data;
      const { status, supersessions } = state;
      const supersession = { versionId, executionId, outcome: 'retired', status, dependents: [] } as const;
      return {
        ...state,
        status: 'REPLACED',
        replacedBy: { versionId, executionId },
        supersessions: [...supersessions, supersession],
        archiveAfter,
      };
    }
    case 'VersionSuperseded': {
      const { supersededByVersionId: versionId, executionId, outcome, status, dependents } = event.data;
      // The version that replaced it is in force again, by another execution.
      const replacedBy = state.replacedBy?.versionId === versionId ? { versionId, executionId } : state.replacedBy;
      const supersession = { versionId, executionId, outcome, status, dependents };
      return { ...state, replacedBy, supersessions: [...state.supersessions, supersession] };
    }
    case 'VersionRestored': {
      const { executionId, ancestors = [] } = event.data;
      return {
        ...state,
        status: 'ACTIVE',
        replacedBy: null,
        archiveAfter: null,
        restorations: [...state.restorations, { executionId, restored: true, ancestors }],
      };
    }
    case 'VersionRestorationFailed':
      return {
        ...state,
        replacedBy: event.data.replacedBy ?? state.replacedBy,
        restorations: [...state.restorations, { executionId: event.data.executionId, restored: false, ancestors: [] }],
      };
    case 'VersionReparented':
      // The generation alone refuses every earlier assignment.
      return {
        ...state,
        parent: event.data.to,
        parentGeneration: event.data.generation,
        abandonedReparentings: [],
      };
    case 'ReparentingAbandoned':
      return { ...state, abandonedReparentings: [...state.abandonedReparentings, event.data.assignmentId] };
    case 'ParentClaimsAbandoned':
      return { ...state, parentGeneration: event.data.generation };
    case 'VersionRetired':
      return { ...state, status: 'RETIRED' };
    case 'VersionRetirementFailed':
      return state;
    case 'VersionExpired':
      return { ...state, status: 'EXPIRED' };
    case 'VersionArchived':
      return { ...state, status: 'ARCHIVED' };
    case 'VersionHeld': {
      const { holdId, reason, placedBy } = event.data;
      return { ...state, holds: [...state.holds, { holdId, reason, placedBy }] };
    }
    case 'VersionHoldReleased':
      return { ...state, holds: state.holds.filter(({ holdId }) => holdId !== event.data.holdId) };
    case 'DependentActivated':
      return {
        ...state,
        dependents: withClaim(state.dependents, event.data.dependentVersionId, event.data.executionId),
      };
    case 'DependentReleased':
      return {
        ...state,
        dependents: withoutClaim(state.dependents, event.data.dependentVersionId, event.data.executionId),
      };
    default:
      return assertNever(event);
  }
}

function begun(data: EventData<'ApprovalExecutionInitiated'>): ExecutionAttempt {
  const { executionId, approvalRequestId, mode, executedBy, initiatedAt, durationMs } = data;
  const phases = { initiated: durationMs, validated: 0, transitioned: 0 };
  return {
    executionId,
    approvalRequestId,
    mode,
    executedBy,
    status: 'begun',
    initiatedAt,
    activatedAt: null,
    phases,
    approvers: [],
    ancestors: [],
  };
}

type PhaseOfExecution = Extract<
  TokenVersionEvent,
  {
    type:
      | 'ApprovalExecutionValidated'
      | 'ApprovalExecutionFailed'
      | 'VersionActivated'
      | 'ApprovalExecutionCompleted'
      | 'ApprovalExecutionRolledBack';
  }
>;

/** Where an attempt may be before each of its later phases: together one legal sequence, with one outcome. */
const phasesBefore: Readonly<Record<PhaseOfExecution['type'], readonly ExecutionAttempt['status'][]>> = {
  ApprovalExecutionValidated: ['begun'],
  // A fault that outlasted the tries ends an attempt before it was validated (S6-37).
  ApprovalExecutionFailed: ['begun', 'validated'],
  VersionActivated: ['validated'],
  ApprovalExecutionCompleted: ['activated'],
  ApprovalExecutionRolledBack: ['completed'],
};

/** @throws ImpossibleEvent for a phase that cannot follow on where the attempt is, and for one of an attempt that never began */
function changeExecution<S extends TokenVersionState>(
  state: S,
  { type, data: { executionId } }: PhaseOfExecution,
  change: (execution: ExecutionAttempt) => ExecutionAttempt,
): S {
  const attempt = state.executions.find((execution) => execution.executionId === executionId);
  if (attempt === undefined || !phasesBefore[type].includes(attempt.status))
    throw new ImpossibleEvent(type, `${state.status}, execution ${executionId} ${attempt?.status ?? 'not begun'}`);
  return {
    ...state,
    executions: state.executions.map((execution) => (execution === attempt ? change(execution) : execution)),
  };
}
