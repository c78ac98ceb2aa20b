import { type Parent, tokenAggregate, versionAggregate } from '#libs/domain';
import type { TenantAggregates } from '#libs/event-store';
import { problemOf } from '#libs/http';

/**
 * The parent that a request names; null when it names none.
 * @throws ProblemException when that parent does not exist.
 */
export async function existingParent(
  aggregates: TenantAggregates,
  {
    parentTokenId,
    parentVersionId,
  }: { readonly parentTokenId?: string | undefined; readonly parentVersionId?: string | undefined },
): Promise<Parent | null> {
  if (parentTokenId !== undefined) {
    const { state } = await aggregates.load(tokenAggregate(parentTokenId));
    if (state.status !== 'NONE') return { kind: 'token', id: parentTokenId };
    throw problemOf({ code: 'TOKEN_NOT_FOUND', message: `There is no parent token ${parentTokenId}.` });
  }
  if (parentVersionId !== undefined) {
    const { state } = await aggregates.load(versionAggregate(parentVersionId));
    if (state.status !== 'NONE') return { kind: 'version', id: parentVersionId };
    throw problemOf({ code: 'VERSION_NOT_FOUND', message: `There is no parent version ${parentVersionId}.` });
  }
  return null;
}
