import {
  commandMetadata,
  type ExistingVersion,
  isInForce,
  type Parent,
  type ParentFacts,
  tokenAggregate,
  type TokenFacts,
  type TokenVersionState,
  versionAggregate,
} from '#libs/domain';
import { derivedId, type Aggregates, type CommandContext } from '#libs/event-store';
import { executionIdOf } from './linked-approval.ts';

/** One execution's claim on a parent: it must not retire while the claim stands. */
export interface DependentClaim {
  readonly versionId: string;
  /** {@link claimIdOf} or {@link restorationClaimIdOf}. */
  readonly executionId: string;
}

/** What the fifth check asks of a version's own token (S6-25). */
export async function tokenFactsOf(aggregates: Aggregates, tokenId: string): Promise<TokenFacts> {
  const { status } = (await aggregates.load(tokenAggregate(tokenId))).state;
  return { id: tokenId, locked: status === 'LOCKED', retired: status === 'RETIRED' };
}

/** What the fifth check asks of the version's parent (S6-25); null when it has none. */
export async function parentFactsOf(aggregates: Aggregates, version: TokenVersionState): Promise<ParentFacts | null> {
  if (version.status === 'NONE' || version.parent === null) return null;
  const { kind, id } = version.parent;
  if (kind === 'token') {
    const { status } = (await aggregates.load(tokenAggregate(id))).state;
    return { kind, id, exists: status !== 'NONE', locked: status === 'LOCKED', retired: status === 'RETIRED' };
  }
  const { status } = (await aggregates.load(versionAggregate(id))).state;
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
      ? (await aggregates.load(tokenAggregate(parent.id))).state.status
      : (await aggregates.load(versionAggregate(parent.id))).state.status;
  return { ...parent, exists: status !== 'NONE', locked: status === 'LOCKED', retired: status !== 'LOCKED' };
}

/**
 * The id of an execution's claim on the version's parent. Of one parent of the version: a version that
 * goes to another parent and back claims it anew, because a late release of what it left must not take
 * off what it has now.
 */
export function claimIdOf(executionId: string, parentGeneration: number): string {
  return parentGeneration === 0 ? executionId : derivedId(executionId, `parent:${parentGeneration}`);
}

/** The same of a restoration, whose claim is its own: the execution's was released when the version was replaced. */
export function restorationClaimIdOf(rolledBackExecutionId: string, parentGeneration: number): string {
  return derivedId(claimIdOf(rolledBackExecutionId, parentGeneration), 'restoration');
}

/**
 * Takes the claims that no longer stand off a version's parent: those of executions that failed, and
 * all of a version that is no longer active. Late is safe: until then the parent only refuses to retire.
 */
export async function releaseClaims(aggregates: Aggregates, versionId: string, context: CommandContext): Promise<void> {
  const { state } = await aggregates.load(versionAggregate(versionId));
  if (state.status === 'NONE' || state.parent === null) return;
  await releaseAll(aggregates, versionId, state.parent, claimsToRelease(state), context);
}

/** Versions that are never active again: whatever still claims their parent can never come true. */
const ended: readonly string[] = ['RETIRED', 'REJECTED', 'EXPIRED', 'ARCHIVED'];

/** The execution that made the version active keeps its claim for as long as it is. */
function claimsToRelease(version: ExistingVersion): readonly string[] {
  const { status, executions, restorations, supersessions, parentGeneration } = version;
  const isActive = status === 'ACTIVE';
  const over = executions.filter((execution) => !isActive || !isInForce(execution));
  const ids = over.map(({ executionId }) => claimIdOf(executionId, parentGeneration));
  if (isActive) return ids;
  ids.push(...restorations.map(({ executionId }) => restorationClaimIdOf(executionId, parentGeneration)));
  if (!ended.includes(status)) return ids;
  // Of restorations that were interrupted after the claim.
  const begun = supersessions.flatMap(({ executionId }) =>
    executionId === null ? [] : [restorationClaimIdOf(executionId, parentGeneration)],
  );
  return [...new Set([...ids, ...begun]), ...claimOfNextExecution(version, parentGeneration)];
}

/**
 * Takes a claim off that was made after the version had gone on, by an execution or a restoration that was late: what
 * releases the claims of the version may have run before. Does nothing to a claim that holds, or that may come true.
 */
export async function releaseLateClaim(
  aggregates: Aggregates,
  parent: Parent,
  claim: DependentClaim,
  context: CommandContext,
): Promise<void> {
  const { state } = await aggregates.load(versionAggregate(claim.versionId));
  if (state.status === 'NONE' || mayHold(state, parent, claim.executionId)) return;
  await releaseParent(aggregates, parent, claim, context);
}

/** Whether a claim is what the version is active by, or of an execution or a restoration that may still take place. */
export function mayHold(version: ExistingVersion, parent: Parent, claimId: string): boolean {
  const { status, parentGeneration, executions, restorations, supersessions } = version;
  if (version.parent?.kind !== parent.kind || version.parent.id !== parent.id || ended.includes(status)) return false;
  const isRestoration = (executionId: string | null) =>
    executionId !== null && restorationClaimIdOf(executionId, parentGeneration) === claimId;
  if (status === 'ACTIVE') {
    const isOfActivation = executions.some(
      (execution) => isInForce(execution) && claimIdOf(execution.executionId, parentGeneration) === claimId,
    );
    return isOfActivation || restorations.some(({ executionId }) => isRestoration(executionId));
  }
  if (status === 'REPLACED') {
    const isAnswered = restorations.some(({ executionId }) => isRestoration(executionId));
    return !isAnswered && supersessions.some(({ executionId }) => isRestoration(executionId));
  }
  return claimOfNextExecution(version, parentGeneration).includes(claimId);
}

/**
 * Abandons a claim whose execution was interrupted before its version heard of it, as when its process was killed: the parent
 * could not retire for its sake. Decided on the version's stream, so that an execution that is only slow is prepared anew.
 */
export async function abandonUnansweredClaim(
  aggregates: Aggregates,
  parent: Parent,
  claim: DependentClaim,
  context: CommandContext,
): Promise<void> {
  const version = versionAggregate(claim.versionId);
  const { state } = await aggregates.load(version);
  if (state.status !== 'PENDING_VVB' || !mayHold(state, parent, claim.executionId)) return;
  await aggregates.handle(
    version,
    { type: 'AbandonParentClaims', generation: state.parentGeneration, metadata: commandMetadata(context) },
    context,
  );
}

/** Takes every claim off a parent that the version made before it left that parent, or abandoned them. */
export async function releaseFormerClaims(
  aggregates: Aggregates,
  { versionId, parent, generation }: { versionId: string; parent: Parent | null; generation: number },
  context: CommandContext,
): Promise<void> {
  const { state } = await aggregates.load(versionAggregate(versionId));
  if (state.status === 'NONE' || parent === null) return;
  const left = generation - 1;
  const ids = [
    ...state.executions.map(({ executionId }) => claimIdOf(executionId, left)),
    ...state.restorations.map(({ executionId }) => restorationClaimIdOf(executionId, left)),
    ...claimOfNextExecution(state, left),
  ];
  await releaseAll(aggregates, versionId, parent, ids, context);
}

/** Of an execution that claimed the parent and ended before its version heard of it. */
function claimOfNextExecution(version: ExistingVersion, parentGeneration: number): readonly string[] {
  if (version.status === 'CREATED') return [];
  const { submission, versionId, executions } = version;
  const executionId = executionIdOf(submission.approvalRequestId, versionId, executions.length + 1);
  return [claimIdOf(executionId, parentGeneration)];
}

async function releaseAll(
  aggregates: Aggregates,
  versionId: string,
  parent: Parent,
  claimIds: readonly string[],
  context: CommandContext,
): Promise<void> {
  for (const executionId of claimIds) await releaseParent(aggregates, parent, { versionId, executionId }, context);
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
      ? await aggregates.handle(tokenAggregate(id), command, ofClaim)
      : await aggregates.handle(versionAggregate(id), command, ofClaim);
  return outcome.kind === 'refused';
}
