import {
  commandMetadata,
  tokenDecider,
  tokenStream,
  tokenVersionDecider,
  versionStream,
  type ExistingVersion,
  type Parent,
  type ParentFacts,
  type TokenVersionState,
} from '#libs/domain';
import { derivedId, type Aggregates, type CommandContext } from '#libs/event-store';
import { executionIdOf } from './linked-approval.ts';

/** One execution's claim on a parent: it must not retire while the claim stands. */
export interface DependentClaim {
  readonly versionId: string;
  readonly executionId: string;
}

/** What the fifth check asks of the version's parent (S6-25); null when it has none. */
export async function parentFactsOf(aggregates: Aggregates, version: TokenVersionState): Promise<ParentFacts | null> {
  if (version.status === 'NONE' || version.parent === null) return null;
  const { kind, id } = version.parent;
  if (kind === 'token') {
    const { status } = (await aggregates.load(tokenStream(id), tokenDecider)).state;
    return { kind, id, exists: status !== 'NONE', locked: status === 'LOCKED', retired: status === 'RETIRED' };
  }
  const { status } = (await aggregates.load(versionStream(id), tokenVersionDecider)).state;
  return { kind, id, exists: status !== 'NONE', locked: false, retired: status !== 'NONE' && status !== 'ACTIVE' };
}

/** Why the parent takes no dependent; null when it does. */
export function parentRefusalOf({ kind, id, exists, locked, retired }: ParentFacts): string | null {
  if (!exists) return `The parent ${kind} ${id} does not exist.`;
  if (locked) return `The parent ${kind} ${id} is locked.`;
  return retired ? `The parent ${kind} ${id} is not active.` : null;
}

/**
 * Records the claim in the parent's own stream, where its retirement is decided too.
 * @returns the parent's facts as the claim found them: when it was refused, they say why.
 */
export async function claimParent(
  aggregates: Aggregates,
  parent: ParentFacts,
  claim: DependentClaim,
  context: CommandContext,
): Promise<ParentFacts> {
  const refused = await changeDependents(aggregates, parent, 'RecordDependent', claim, context);
  if (!refused) return parent;
  const status =
    parent.kind === 'token'
      ? (await aggregates.load(tokenStream(parent.id), tokenDecider)).state.status
      : (await aggregates.load(versionStream(parent.id), tokenVersionDecider)).state.status;
  return { ...parent, exists: status !== 'NONE', locked: status === 'LOCKED', retired: status !== 'LOCKED' };
}

/** The claim that a restored version has on its parent: one of its own, because a late release of the execution's would take that off. */
export function restorationClaimOf(rolledBackExecutionId: string): string {
  return derivedId(rolledBackExecutionId, 'restoration');
}

/**
 * Takes the claims that no longer stand off a version's parent: those of executions that failed, and
 * all of a version that is no longer active. Late is safe: until then the parent only refuses to retire.
 */
export async function releaseClaims(aggregates: Aggregates, versionId: string, context: CommandContext): Promise<void> {
  const { state } = await aggregates.load(versionStream(versionId), tokenVersionDecider);
  if (state.status === 'NONE' || state.parent === null) return;
  for (const executionId of claimsToRelease(state)) {
    await releaseParent(aggregates, state.parent, { versionId, executionId }, context);
  }
}

/** The execution that made the version active keeps its claim for as long as it is. */
function claimsToRelease({
  status,
  executions,
  restorations,
  submission,
  versionId,
}: ExistingVersion): readonly string[] {
  const isActive = status === 'ACTIVE';
  const ids = executions
    .filter((execution) => !isActive || (execution.status !== 'activated' && execution.status !== 'completed'))
    .map(({ executionId }) => executionId);
  if (isActive) return ids;
  ids.push(...restorations.map(({ executionId }) => restorationClaimOf(executionId)));
  // One that claimed its parent and died before its version heard of it; it can never come true now.
  if (status !== 'PENDING_VVB' && submission !== null) ids.push(nextExecutionOf(submission, versionId, executions));
  return ids;
}

/** Takes every claim off a parent that the version has left for another one. */
export async function releaseFormerParent(
  aggregates: Aggregates,
  version: ExistingVersion,
  former: Parent,
  context: CommandContext,
): Promise<void> {
  const { versionId, executions, submission } = version;
  const ids = executions.map(({ executionId }) => executionId);
  if (submission !== null) ids.push(nextExecutionOf(submission, versionId, executions));
  for (const executionId of ids) await releaseParent(aggregates, former, { versionId, executionId }, context);
}

function nextExecutionOf(
  submission: NonNullable<ExistingVersion['submission']>,
  versionId: string,
  executions: ExistingVersion['executions'],
): string {
  return executionIdOf(submission.approvalRequestId, versionId, executions.length + 1);
}

/** Takes one execution's claim off the parent; another execution's claim stays. */
export async function releaseParent(
  aggregates: Aggregates,
  parent: Pick<ParentFacts, 'kind' | 'id'>,
  claim: DependentClaim,
  context: CommandContext,
): Promise<void> {
  await changeDependents(aggregates, parent, 'ReleaseDependent', claim, context);
}

async function changeDependents(
  aggregates: Aggregates,
  { kind, id }: Pick<ParentFacts, 'kind' | 'id'>,
  type: 'RecordDependent' | 'ReleaseDependent',
  { versionId, executionId }: DependentClaim,
  context: CommandContext,
): Promise<boolean> {
  const command = { type, dependentVersionId: versionId, executionId, metadata: commandMetadata(context) } as const;
  const ofClaim = { ...context, commandId: derivedId(context.commandId, `${type}:${executionId}`) };
  const outcome =
    kind === 'token'
      ? await aggregates.handle(tokenStream(id), tokenDecider, command, ofClaim)
      : await aggregates.handle(versionStream(id), tokenVersionDecider, command, ofClaim);
  return outcome.kind === 'refused';
}
