import {
  approvalAggregate,
  type ApprovalRequestState,
  approvalsMissing,
  checkExecution,
  dependentVersions,
  effectOf,
  type ExecutionCheck,
  type ExistingVersion,
  type ParentFacts,
  tokenAggregate,
  type TokenFacts,
  tokenRefusal,
  versionAggregate,
  voteOf,
} from '#libs/domain';
import type { TenantAggregates, Position } from '#libs/event-store';
import { isForPersons } from './for-persons.ts';
import { approvalFactsOf } from './linked-approval.ts';
import { parentFactsOf, parentRefusalOf, tokenFactsOf } from './parent.ts';
import { supersessionOf } from './supersession.ts';

/** A failed check, and the people who can do something about it. */
export interface Blocker {
  readonly code: NonNullable<ExecutionCheck['code']>;
  readonly message: string;
  /** The ids of people; empty when nobody can. */
  readonly canUnblock: readonly string[];
  readonly holdId: string | null;
}

export interface Explanation {
  readonly version: ExistingVersion;
  readonly approval: Exclude<ApprovalRequestState, { status: 'NONE' }> | null;
  readonly checks: readonly ExecutionCheck[];
  /** The approval has taken effect, and the command would repeat its answer. */
  readonly alreadyExecuted: boolean;
  /** The approval was rolled back, so only a person may execute it again. */
  readonly leftToPersons: boolean;
  readonly blockers: readonly Blocker[];
  /** How many more must approve, and who has not voted; null without an open vote, or when all of them are not enough. */
  readonly votesMissing: { readonly approvals: number; readonly from: readonly string[] } | null;
  /** The version that the execution would retire, and the dependents that keep it in force. */
  readonly cascade: {
    readonly previousVersionId: string;
    readonly status: string;
    readonly dependents: readonly string[];
  } | null;
  readonly position: Position;
}

/** N1: runs the checks of the execution without executing. Undefined when there is no such version. */
export async function explainExecution(
  aggregates: TenantAggregates,
  versionId: string,
  now: string,
): Promise<Explanation | undefined> {
  const { state: version, position } = await aggregates.load(versionAggregate(versionId));
  if (version.status === 'NONE') return undefined;
  const [approval, cascade, token, parent, supersession] = await Promise.all([
    approvalOf(aggregates, version),
    cascadeOf(aggregates, version),
    tokenFactsOf(aggregates, version.tokenId),
    parentFactsOf(aggregates, version),
    supersessionOf(aggregates, version),
  ]);
  const checks = checkExecution({
    versionId,
    version,
    approval: approval === null ? null : approvalFactsOf(approval),
    token,
    parent,
    supersession,
    now,
  });
  return {
    version,
    approval,
    checks,
    alreadyExecuted: approval !== null && effectOf(version, approval.approvalRequestId) !== undefined,
    leftToPersons: approval !== null && isForPersons(version, approval.approvalRequestId),
    blockers: await blockersOf(aggregates, { version, approval, token, parent, checks }),
    votesMissing: votesMissing(approval),
    cascade,
    position,
  };
}

async function approvalOf(aggregates: TenantAggregates, version: ExistingVersion): Promise<Explanation['approval']> {
  if (version.status === 'CREATED') return null;
  const { state } = await aggregates.load(approvalAggregate(version.submission.approvalRequestId));
  return state.status === 'NONE' ? null : state;
}

function votesMissing(approval: Explanation['approval']): Explanation['votesMissing'] {
  if (approval?.status !== 'OPEN') return null;
  const approvals = approvalsMissing(approval.policy, approval.tally);
  if (approvals === null) return null;
  return {
    approvals,
    from: [...approval.validators.values()].filter((validator) => voteOf(approval.votes, validator) === null),
  };
}

async function cascadeOf(aggregates: TenantAggregates, version: ExistingVersion): Promise<Explanation['cascade']> {
  if (version.previousVersionId === null) return null;
  const { state } = await aggregates.load(versionAggregate(version.previousVersionId));
  return {
    previousVersionId: version.previousVersionId,
    status: state.status,
    dependents: state.status === 'ACTIVE' ? dependentVersions(state.dependents) : [],
  };
}

async function blockersOf(
  aggregates: TenantAggregates,
  facts: Pick<Explanation, 'version' | 'approval' | 'checks'> & {
    readonly token: TokenFacts;
    readonly parent: ParentFacts | null;
  },
): Promise<readonly Blocker[]> {
  const blockers: Blocker[] = [];
  for (const { code, message } of facts.checks) {
    if (code === null) continue;
    const blocker = { code, message, holdId: null };
    if (code === 'VERSION_HELD') {
      for (const { holdId, reason, placedBy } of facts.version.holds) {
        blockers.push({ code, message: `Held by ${placedBy}: ${reason}`, canUnblock: [placedBy], holdId });
      }
    } else if (code === 'PARENT_LOCKED') {
      for (const locked of lockedTokens(facts)) {
        blockers.push({ ...blocker, message: locked.message, canUnblock: await lockedBy(aggregates, locked.id) });
      }
    } else if (code === 'APPROVAL_NOT_APPROVED') {
      blockers.push({ ...blocker, canUnblock: votesMissing(facts.approval)?.from ?? submitterOf(facts.version) });
    } else {
      blockers.push({ ...blocker, canUnblock: submitterOf(facts.version) });
    }
  }
  return blockers;
}

/** When this version's time or vote is over, its submitter can submit a new version. */
function submitterOf(version: ExistingVersion): readonly string[] {
  return version.status === 'CREATED' ? [] : [version.submission.submittedBy];
}

/** The check names only the first locked token, but all of them have to be unlocked. */
function* lockedTokens({
  token,
  parent,
}: {
  readonly token: TokenFacts;
  readonly parent: ParentFacts | null;
}): Generator<{ readonly id: string; readonly message: string }> {
  if (token.locked) yield { id: token.id, message: tokenRefusal(token)?.message ?? '' };
  if (parent?.locked === true) yield { id: parent.id, message: parentRefusalOf(parent) ?? '' };
}

async function lockedBy(aggregates: TenantAggregates, tokenId: string): Promise<readonly string[]> {
  const { state } = await aggregates.load(tokenAggregate(tokenId));
  return state.status === 'LOCKED' ? [state.lock.lockedBy] : [];
}
