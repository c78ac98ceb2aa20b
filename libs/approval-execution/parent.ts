import {
  commandMetadata,
  tokenDecider,
  tokenStream,
  tokenVersionDecider,
  versionStream,
  type ParentFacts,
  type TokenVersionState,
} from '#libs/domain';
import { derivedId, type Aggregates, type CommandContext } from '#libs/event-store';

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
