import type { InferEntity } from '@mikro-orm/core';
import type { TokenView as TokenAnswer } from '#libs/contracts';
import type { TokenView } from '#libs/read-models';

/** The fields that every answer about a token has, without its ancestors and dependents. */
export function tokenFields(
  token: InferEntity<typeof TokenView>,
): Omit<TokenAnswer, 'effectiveAttributes' | 'parents' | 'activeDependents'> {
  return {
    tokenId: token.id,
    name: token.name,
    kind: token.kind,
    status: token.status,
    issuerAccountId: token.issuerAccountId,
    attributes: token.attributes,
    lockReason: token.lockReason ?? null,
    createdAt: token.createdAt.toISOString(),
    updatedAt: token.updatedAt.toISOString(),
  };
}
