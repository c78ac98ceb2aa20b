import { commandMetadata, dependentVersions, type Refusal, tokenAggregate, versionAggregate } from '#libs/domain';
import { derivedId, type TenantAggregates, type CommandContext, type Position } from '#libs/event-store';
import { releaseClaims } from './parent.ts';

export interface Retirement {
  readonly retiredBy: string;
  readonly reason: string;
  /** Whether to retire the dependents first, from the lowest level up. */
  readonly cascade: boolean;
}

export type RetirementResult =
  | {
      readonly kind: 'retired';
      /** The dependents that were retired as well, the lowest first. */
      readonly cascaded: readonly string[];
      readonly status: string;
      readonly position: Position;
    }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      /** The dependents that were retired before the refusal. */
      readonly cascaded: readonly string[];
      readonly position: Position;
    };

/** S6-34. */
const deepestCascade = 3;
const cascadeTimeoutMs = 30_000;

interface Dependent {
  readonly versionId: string;
  readonly dependents: readonly Dependent[];
}

/** Retires a version. With `cascade`, first retires its dependents down to three levels. */
export function retireVersion(
  aggregates: TenantAggregates,
  versionId: string,
  retirement: Retirement,
  context: CommandContext,
): Promise<RetirementResult> {
  const { reason, retiredBy } = retirement;
  const load = async () => {
    const { state, position } = await aggregates.load(versionAggregate(versionId));
    return { position, dependents: state.status === 'ACTIVE' ? dependentVersions(state.dependents) : [] };
  };
  return retireWithDependents(aggregates, load, retirement, context, async () => {
    const outcome = await aggregates.handle(
      versionAggregate(versionId),
      { type: 'RetireVersion', reason, retiredBy, metadata: commandMetadata(context) },
      context,
    );
    // The worker releases them as well. Releasing them here lets the parent retire next.
    if (outcome.kind === 'decided') await releaseClaims(aggregates, versionId, context);
    return outcome;
  });
}

/** Retires a token, by the rules of {@link retireVersion}. */
export function retireToken(
  aggregates: TenantAggregates,
  tokenId: string,
  retirement: Retirement,
  context: CommandContext,
): Promise<RetirementResult> {
  const { reason, retiredBy } = retirement;
  const load = async () => {
    const { state, position } = await aggregates.load(tokenAggregate(tokenId));
    return { position, dependents: 'dependents' in state ? dependentVersions(state.dependents) : [] };
  };
  return retireWithDependents(aggregates, load, retirement, context, () =>
    aggregates.handle(
      tokenAggregate(tokenId),
      { type: 'RetireToken', reason, retiredBy, metadata: commandMetadata(context) },
      context,
    ),
  );
}

async function retireWithDependents(
  aggregates: TenantAggregates,
  load: () => Promise<{ readonly dependents: readonly string[]; readonly position: Position }>,
  { retiredBy, reason, cascade }: Retirement,
  context: CommandContext,
  retire: () => Promise<
    | { readonly kind: 'decided'; readonly state: { readonly status: string }; readonly position: Position }
    | { readonly kind: 'refused'; readonly refusal: Refusal; readonly position: Position }
  >,
): Promise<RetirementResult> {
  const cascaded: string[] = [];
  if (cascade) {
    const deadline = performance.now() + cascadeTimeoutMs;
    const { dependents: versionIds, position } = await load();
    const dependents = await dependentTree(aggregates, versionIds, 1);
    if (dependents === 'too deep') return { kind: 'refused', refusal: tooDeep(), cascaded, position };
    for (const versionId of lowestFirst(dependents)) {
      if (performance.now() > deadline) return { kind: 'refused', refusal: tooSlow(), cascaded, position };
      const refusal = await retireDependent(aggregates, versionId, { retiredBy, reason }, context);
      if (refusal !== undefined) return { kind: 'refused', refusal, cascaded, position };
      cascaded.push(versionId);
    }
  }
  const outcome = await retire();
  return outcome.kind === 'refused'
    ? { kind: 'refused', refusal: outcome.refusal, cascaded, position: outcome.position }
    : { kind: 'retired', cascaded, status: outcome.state.status, position: outcome.position };
}

async function dependentTree(
  aggregates: TenantAggregates,
  versionIds: readonly string[],
  depth: number,
): Promise<readonly Dependent[] | 'too deep'> {
  const tree: Dependent[] = [];
  for (const versionId of versionIds) {
    const { state } = await aggregates.load(versionAggregate(versionId));
    // A dependent that is no longer active has only left its claim behind.
    if (state.status === 'ACTIVE' && depth > deepestCascade) return 'too deep';
    const below = state.status === 'ACTIVE' ? dependentVersions(state.dependents) : [];
    const dependents = await dependentTree(aggregates, below, depth + 1);
    if (dependents === 'too deep') return dependents;
    tree.push({ versionId, dependents });
  }
  return tree;
}

function lowestFirst(tree: readonly Dependent[]): readonly string[] {
  return tree.flatMap(({ versionId, dependents }) => [...lowestFirst(dependents), versionId]);
}

async function retireDependent(
  aggregates: TenantAggregates,
  versionId: string,
  { retiredBy, reason }: Pick<Retirement, 'retiredBy' | 'reason'>,
  context: CommandContext,
): Promise<Refusal | undefined> {
  const dependentContext = { ...context, commandId: derivedId(context.commandId, `retire:${versionId}`) };
  const outcome = await aggregates.handle(
    versionAggregate(versionId),
    { type: 'RetireVersion', reason, retiredBy, metadata: commandMetadata(context) },
    dependentContext,
  );
  // Only its claim may be left. The worker releases it soon; releasing it here lets the cascade go on.
  if (outcome.kind === 'refused' && outcome.state.status !== 'NONE' && outcome.state.status === 'ACTIVE')
    return outcome.refusal;
  await releaseClaims(aggregates, versionId, dependentContext);
  return undefined;
}

function tooDeep(): Refusal {
  const message = `The dependents go deeper than ${deepestCascade} levels. Retire the lowest ones first.`;
  return { code: 'CASCADE_TOO_DEEP', message, details: { maximumDepth: deepestCascade } };
}

function tooSlow(): Refusal {
  const message = `The cascade was stopped after ${cascadeTimeoutMs / 1_000} seconds. Versions that it retired stay retired; retire the rest again.`;
  return { code: 'CASCADE_TIMED_OUT', message };
}
