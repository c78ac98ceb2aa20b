import type { Refusal } from '../../decider.ts';
import type { ExecutionCheck, ExecutionCheckCode, FailedCheck } from './execution-events.ts';
import type { TokenVersionState } from './state.ts';

/** What an execution knows about its approval request. */
export interface ApprovalFacts {
  readonly approvalRequestId: string;
  readonly status: 'OPEN' | 'APPROVED' | 'REJECTED' | 'EXPIRED';
  readonly approvers: readonly string[];
  readonly approvals: number;
  readonly rejections: number;
  readonly abstentions: number;
  readonly totalValidators: number;
  /** For display (S6-40). */
  readonly approvalThresholdPercentage: number;
  readonly approvalExpiryDeadline: string;
  /** When the votes cast decide an open request; null for a quorum of the eligible. */
  readonly decidedAtClose?: string | null;
}

/** What an execution knows about the version's own token, which exists because a version is created for one that does. */
export interface TokenFacts {
  readonly id: string;
  readonly locked: boolean;
  readonly retired: boolean;
}

/** What an execution knows about the version's parent. */
export interface ParentFacts {
  readonly kind: 'token' | 'version';
  readonly id: string;
  readonly exists: boolean;
  readonly locked: boolean;
  /** For a version: whether it is not active. */
  readonly retired: boolean;
}

/** What an execution knows about the versions that replace this one, directly or over others. */
export interface SupersessionFacts {
  /** A replacing version that is in force; null when there is none. */
  readonly inForce: string | null;
  /** The version on the way to it that names this one as its previous version. */
  readonly through: string | null;
  /** How many supersessions the version had recorded at the time of the search. */
  readonly seen: number;
}

export interface ExecutionCheckInput {
  readonly versionId: string;
  readonly version: TokenVersionState;
  /** Null when the version has never been submitted. */
  readonly approval: ApprovalFacts | null;
  /** Null when there is no such version. */
  readonly token: TokenFacts | null;
  readonly parent: ParentFacts | null;
  readonly supersession: Pick<SupersessionFacts, 'inForce'>;
  /** ISO 8601. */
  readonly now: string;
}

/**
 * The six checks of S6-21..26, in that order. Reports every failed check, not only the first. Execution, `explain` and
 * `dryRun` share them.
 */
export function checkExecution(input: ExecutionCheckInput): readonly ExecutionCheck[] {
  return [
    versionExists(input),
    versionPending(input),
    approvalGranted(input),
    notExpired(input),
    parentAvailable(input),
    noHolds(input),
  ];
}

/**
 * The check that refuses the execution, or undefined when all pass. For an existing version expiry comes first,
 * because expiry is why such a version is no longer pending (C-1).
 */
export function decisiveFailure(checks: readonly ExecutionCheck[]): FailedCheck | undefined {
  const failed = checks.filter((check) => !check.passed);
  const [first] = failed;
  if (first?.check === 'VERSION_EXISTS') return first;
  return failed.find(({ code }) => code === 'APPROVAL_EXPIRED') ?? first;
}

function versionExists({ version, versionId }: ExecutionCheckInput): ExecutionCheck {
  if (version.status !== 'NONE') return passed('VERSION_EXISTS', 'The version exists.');
  return failed('VERSION_EXISTS', 'VERSION_NOT_FOUND', `Version ${versionId} does not exist.`);
}

/** A version does not come into force beside one that replaces it (S6-22). */
function versionPending({ version, supersession }: ExecutionCheckInput): ExecutionCheck {
  if (version.status === 'PENDING_VVB' && supersession.inForce !== null) {
    return failed('VERSION_PENDING', 'SUPERSEDED', supersededMessage(supersession.inForce));
  }
  if (version.status === 'PENDING_VVB') return passed('VERSION_PENDING', 'The version is PENDING_VVB.');
  return failed('VERSION_PENDING', 'INVALID_STATE_TRANSITION', `Invalid transition: ${version.status} → ACTIVE`);
}

export function supersededMessage(versionId: string): string {
  return `Version ${versionId}, which replaces this one, is active.`;
}

function approvalGranted({ approval }: ExecutionCheckInput): ExecutionCheck {
  if (approval === null) return failed('APPROVAL_GRANTED', 'APPROVAL_NOT_APPROVED', 'The version is not submitted.');
  if (approval.status === 'APPROVED') return passed('APPROVAL_GRANTED', 'The approval request is APPROVED.');
  const { status, decidedAtClose: close = null } = approval;
  const then = status === 'OPEN' && close !== null ? ` The votes cast decide when the window closes at ${close}.` : '';
  return failed('APPROVAL_GRANTED', 'APPROVAL_NOT_APPROVED', `The approval request is ${status}.${then}`);
}

/** Inclusive: the approval can still be executed at the deadline itself (C-1). */
function notExpired({ approval, now }: ExecutionCheckInput): ExecutionCheck {
  if (approval === null)
    return passed('APPROVAL_NOT_EXPIRED', 'The version has no approval yet, so nothing can expire.');
  if (approval.status !== 'EXPIRED' && now <= approval.approvalExpiryDeadline) {
    return passed('APPROVAL_NOT_EXPIRED', `The approval can be executed until ${approval.approvalExpiryDeadline}.`);
  }
  return failed('APPROVAL_NOT_EXPIRED', 'APPROVAL_EXPIRED', 'Approval expired');
}

/** Why the token's versions cannot come into force; null when they can. */
export function tokenRefusal({ id, locked, retired }: TokenFacts): Refusal<'PARENT_LOCKED' | 'TOKEN_RETIRED'> | null {
  if (retired) return { code: 'TOKEN_RETIRED', message: `Token ${id} of the version is retired.` };
  return locked ? { code: 'PARENT_LOCKED', message: `Token ${id} of the version is locked.` } : null;
}

/** A locked or retired token stops its children and its own versions alike (S6-25). */
function parentAvailable({ token, parent }: ExecutionCheckInput): ExecutionCheck {
  const refusal = token === null ? null : tokenRefusal(token);
  if (refusal !== null) return failed('PARENT_AVAILABLE', refusal.code, refusal.message);
  if (parent === null) return passed('PARENT_AVAILABLE', 'The version has no parent.');
  const { kind, id, exists, locked, retired } = parent;
  if (!exists) {
    const code = kind === 'token' ? 'TOKEN_NOT_FOUND' : 'VERSION_NOT_FOUND';
    return failed('PARENT_AVAILABLE', code, `The parent ${kind} ${id} does not exist.`);
  }
  if (locked) return failed('PARENT_AVAILABLE', 'PARENT_LOCKED', `The parent ${kind} ${id} is locked.`);
  if (retired) return failed('PARENT_AVAILABLE', 'TOKEN_RETIRED', `The parent ${kind} ${id} is not active.`);
  return passed('PARENT_AVAILABLE', `The parent ${kind} ${id} is available.`);
}

function noHolds({ version }: ExecutionCheckInput): ExecutionCheck {
  const holds = version.status === 'NONE' ? [] : version.holds;
  const [first, ...others] = holds;
  if (first === undefined) return passed('NO_HOLDS', 'The version has no holds.');
  return failed(
    'NO_HOLDS',
    'VERSION_HELD',
    `Held by ${first.placedBy}: ${first.reason}${others.length > 0 ? ` (and ${others.length} more)` : ''}`,
  );
}

function passed(check: ExecutionCheck['check'], message: string): ExecutionCheck {
  return { check, passed: true, code: null, message };
}

function failed(check: ExecutionCheck['check'], code: ExecutionCheckCode, message: string): FailedCheck {
  return { check, passed: false, code, message };
}
