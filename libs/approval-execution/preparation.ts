import {
  approvalAggregate,
  type ApprovalFacts,
  type ApprovalRequestState,
  checkExecution,
  type ExecutionCheck,
  type ParentFacts,
  type Refusal,
  type SeenAncestor,
  type SupersessionFacts,
  type TokenFacts,
  type TokenVersionState,
  versionAggregate,
} from '#libs/domain';
import type { TenantAggregates, CommandContext, Loaded } from '#libs/event-store';
import { ancestorsOf } from './cascade.ts';
import type { ExecutionRequest } from './execution-result.ts';
import { executionIdOf } from './linked-approval.ts';
import { claimIdOf, parentFactsOf, tokenFactsOf, type DependentClaim } from './parent.ts';
import { supersessionOf } from './supersession.ts';

/** The streams that an execution decides on. */
export interface LoadedForExecution {
  readonly decided: Loaded<ApprovalRequestState>;
  readonly version: Loaded<TokenVersionState>;
  /** Undefined when the caller does not know the token. */
  readonly token: TokenFacts | undefined;
}

export async function loadForExecution(
  aggregates: TenantAggregates,
  { approvalRequestId, versionId, ...request }: ExecutionRequest,
): Promise<LoadedForExecution> {
  const cached = aggregates.known(versionAggregate(versionId));
  // Reading the token only after the version would double the waiting time.
  const tokenId = request.tokenId ?? (cached === undefined || cached.status === 'NONE' ? undefined : cached.tokenId);
  const [decided, version, token] = await Promise.all([
    aggregates.load(approvalAggregate(approvalRequestId)),
    aggregates.load(versionAggregate(versionId)),
    tokenId === undefined ? undefined : tokenFactsOf(aggregates, tokenId),
  ]);
  return { decided, version, token };
}

/** One attempt with all facts that it depends on. */
export interface PreparedAttempt {
  readonly attempt: number;
  readonly executionId: string;
  readonly token: TokenFacts | null;
  readonly parent: ParentFacts | null;
  readonly parentGeneration: number;
  readonly claim: DependentClaim;
  readonly supersession: SupersessionFacts;
  readonly ancestors: readonly SeenAncestor[];
  readonly checks: readonly ExecutionCheck[];
}

export async function prepareAttempt(
  aggregates: TenantAggregates,
  approval: ApprovalFacts,
  version: TokenVersionState,
  known: { readonly versionId: string; readonly token: TokenFacts | undefined },
  { occurredAt }: CommandContext,
): Promise<PreparedAttempt> {
  const { versionId } = known;
  const attempt = version.attempts.length + 1;
  const executionId = executionIdOf(approval.approvalRequestId, versionId, attempt);
  const [token, parent, supersession, ancestors] = await Promise.all([
    tokenOf(aggregates, version, known.token),
    parentFactsOf(aggregates, version),
    supersessionOf(aggregates, version),
    ancestorsOf(aggregates, version),
  ]);
  const parentGeneration = version.status === 'NONE' ? 0 : version.parentGeneration;
  const claim = { versionId, claimId: claimIdOf(executionId, parentGeneration) };
  const checks = checkExecution({ versionId, version, approval, token, parent, supersession, now: occurredAt });
  return { attempt, executionId, token, parent, parentGeneration, claim, supersession, ancestors, checks };
}

function tokenOf(
  aggregates: TenantAggregates,
  version: TokenVersionState,
  known: TokenFacts | undefined,
): Promise<TokenFacts> | TokenFacts | null {
  if (version.status === 'NONE') return null;
  return known?.id === version.tokenId ? known : tokenFactsOf(aggregates, version.tokenId);
}

/** Why the system's first attempt to execute the approval failed; undefined if it did not fail or never took place. */
export function firstRefusal({ attempts }: TokenVersionState, approvalRequestId: string): Refusal | undefined {
  const first = attempts.find((one) => one.approvalRequestId === approvalRequestId && one.mode === 'automatic');
  if (first?.status !== 'failed') return undefined;
  return { code: first.failure.code, message: first.failure.errorMessage };
}
