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
import { derivedId, type TenantAggregates, type CommandContext } from '#libs/event-store';
import { executionIdOf } from './linked-approval.ts';

/** A version's claim on its parent, which must not retire while the claim stands. */
export interface DependentClaim {
  readonly versionId: string;
  /** See {@link claimIdOf} and {@link restorationClaimIdOf}. */
  readonly claimId: string;
}

/** The facts about a version's own token for the fifth check (S6-25). */
export async function tokenFactsOf(aggregates: TenantAggregates, tokenId: string): Promise<TokenFacts> {
  const { status } = (await aggregates.load(tokenAggregate(tokenId))).state;
  return { id: tokenId, locked: status === 'LOCKED', retired: status === 'RETIRED' };
}

/** The facts about the version's parent for the fifth check (S6-25); null when it has none. */
export async function parentFactsOf(
  aggregates: TenantAggregates,
  version: TokenVersionState,
): Promise<ParentFacts | null> {
  if (version.status === 'NONE' || version.parent === null) return null;
  const { kind, id } = version.parent;
  if (kind === 'token') {
    const { status } = (await aggregates.load(tokenAggregate(id))).state;
    return { kind, id, exists: status !== 'NONE', locked: status === 'LOCKED', retired: status === 'RETIRED' };
  }
  const { status } = (await aggregates.load(versionAggregate(id))).state;
  return { kind, id, exists: status !== 'NONE', locked: false, retired: status !== 'NONE' && status !== 'ACTIVE' };
}

/** Why the parent accepts no dependent; null when it does. */
export function parentRefusalOf({ kind, id, exists, locked, retired }: ParentFacts): string | null {
  if (!exists) return `The parent ${kind} ${id} does not exist.`;
  if (locked) return `The parent ${kind} ${id} is locked.`;
  return retired ? `The parent ${kind} ${id} is not active.` : null;
}

/**
 * Records the claim on the parent's own stream, which also decides its retirement.
 * @returns the parent's facts as the claim found them. They say why a claim was refused.
 */
export async function claimParent(
  aggregates: TenantAggregates,
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
 * The id of an attempt's claim on the version's parent. A version that leaves a parent and returns makes a new claim,
 * because a late release of the old claim must not remove the new one.
 */
export function claimIdOf(executionId: string, parentGeneration: number): string {
  return parentGeneration === 0 ? executionId : derivedId(executionId, `parent:${parentGeneration}`);
}

/** The id of a restoration's claim. The attempt's own claim was released when the version was replaced. */
export function restorationClaimIdOf(rolledBackExecutionId: string, parentGeneration: number): string {
  return derivedId(claimIdOf(rolledBackExecutionId, parentGeneration), 'restoration');
}

/**
 * Releases a version's obsolete claims on its parent: those of failed attempts, and all claims of a version that is no
 * longer active. Late is safe, because until then the parent only refuses to retire.
 */
export async function releaseClaims(
  aggregates: TenantAggregates,
  versionId: string,
  context: CommandContext,
): Promise<void> {
  const { state } = await aggregates.load(versionAggregate(versionId));
  if (state.status === 'NONE' || state.parent === null) return;
  await releaseAll(aggregates, versionId, state.parent, claimsToRelease(state), context);
}

/** Versions in these statuses are never active again, so no claim of theirs can still be needed. */
const ended: readonly string[] = ['RETIRED', 'REJECTED', 'EXPIRED', 'ARCHIVED'];

/** The attempt that activated the version keeps its claim while the version is active. */
function claimsToRelease(version: ExistingVersion): readonly string[] {
  const { status, attempts, restorations, supersessions, parentGeneration } = version;
  const isActive = status === 'ACTIVE';
  const obsolete = attempts.filter((attempt) => !isActive || !isInForce(attempt));
  const ids = obsolete.map(({ executionId }) => claimIdOf(executionId, parentGeneration));
  if (isActive) return ids;
  ids.push(...restorations.map(({ executionId }) => restorationClaimIdOf(executionId, parentGeneration)));
  if (!ended.includes(status)) return ids;
  // Restorations may have been interrupted after their claim.
  const restorationClaims = supersessions.flatMap(({ executionId }) =>
    executionId === null ? [] : [restorationClaimIdOf(executionId, parentGeneration)],
  );
  return [...new Set([...ids, ...restorationClaims]), ...claimOfNextExecution(version, parentGeneration)];
}

/**
 * Releases a claim that a late execution or restoration made after {@link releaseClaims} had run. Keeps a claim that the
 * version needs or may still need.
 */
export async function releaseLateClaim(
  aggregates: TenantAggregates,
  parent: Parent,
  claim: DependentClaim,
  context: CommandContext,
): Promise<void> {
  const { state } = await aggregates.load(versionAggregate(claim.versionId));
  if (state.status === 'NONE' || mayNeed(state, parent, claim.claimId)) return;
  await releaseParent(aggregates, parent, claim, context);
}

/** Whether the version is active by this claim, or an execution or restoration may still use it. */
export function mayNeed(version: ExistingVersion, parent: Parent, claimId: string): boolean {
  const { status, parentGeneration, attempts, restorations, supersessions } = version;
  if (version.parent?.kind !== parent.kind || version.parent.id !== parent.id || ended.includes(status)) return false;
  const isRestoration = (executionId: string | null) =>
    executionId !== null && restorationClaimIdOf(executionId, parentGeneration) === claimId;
  if (status === 'ACTIVE') {
    const isOfActivation = attempts.some(
      (attempt) => isInForce(attempt) && claimIdOf(attempt.executionId, parentGeneration) === claimId,
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
 * Abandons a claim whose execution was interrupted before the version recorded it, because the parent could never retire.
 * The version's stream decides, so that an execution that is only slow is prepared again.
 */
export async function abandonUnansweredClaim(
  aggregates: TenantAggregates,
  parent: Parent,
  claim: DependentClaim,
  context: CommandContext,
): Promise<void> {
  const version = versionAggregate(claim.versionId);
  const { state } = await aggregates.load(version);
  if (state.status !== 'PENDING_VVB' || !mayNeed(state, parent, claim.claimId)) return;
  await aggregates.handle(
    version,
    { type: 'AbandonParentClaims', generation: state.parentGeneration, metadata: commandMetadata(context) },
    context,
  );
}

/** Releases every claim that the version made on a parent before it left that parent or abandoned those claims. */
export async function releaseFormerClaims(
  aggregates: TenantAggregates,
  { versionId, parent, generation }: { versionId: string; parent: Parent | null; generation: number },
  context: CommandContext,
): Promise<void> {
  const { state } = await aggregates.load(versionAggregate(versionId));
  if (state.status === 'NONE' || parent === null) return;
  const left = generation - 1;
  const ids = [
    ...state.attempts.map(({ executionId }) => claimIdOf(executionId, left)),
    ...state.restorations.map(({ executionId }) => restorationClaimIdOf(executionId, left)),
    ...claimOfNextExecution(state, left),
  ];
  await releaseAll(aggregates, versionId, parent, ids, context);
}

/** The claim of an attempt that claimed the parent and was interrupted before the version recorded it. */
function claimOfNextExecution(version: ExistingVersion, parentGeneration: number): readonly string[] {
  if (version.status === 'CREATED') return [];
  const { submission, versionId, attempts } = version;
  const executionId = executionIdOf(submission.approvalRequestId, versionId, attempts.length + 1);
  return [claimIdOf(executionId, parentGeneration)];
}

async function releaseAll(
  aggregates: TenantAggregates,
  versionId: string,
  parent: Parent,
  claimIds: readonly string[],
  context: CommandContext,
): Promise<void> {
  for (const claimId of claimIds) await releaseParent(aggregates, parent, { versionId, claimId }, context);
}

/** Releases one claim on the parent and keeps all others. */
export async function releaseParent(
  aggregates: TenantAggregates,
  parent: Pick<ParentFacts, 'kind' | 'id'>,
  claim: DependentClaim,
  context: CommandContext,
): Promise<void> {
  await changeDependents(aggregates, parent, 'ReleaseDependent', claim, context);
}

async function changeDependents(
  aggregates: TenantAggregates,
  { kind, id }: Pick<ParentFacts, 'kind' | 'id'>,
  type: 'RecordDependent' | 'ReleaseDependent',
  { versionId, claimId }: DependentClaim,
  context: CommandContext,
): Promise<boolean> {
  const command = { type, dependentVersionId: versionId, claimId, metadata: commandMetadata(context) } as const;
  const claimContext = { ...context, commandId: derivedId(context.commandId, `${type}:${claimId}`) };
  const outcome =
    kind === 'token'
      ? await aggregates.handle(tokenAggregate(id), command, claimContext)
      : await aggregates.handle(versionAggregate(id), command, claimContext);
  return outcome.kind === 'refused';
}
