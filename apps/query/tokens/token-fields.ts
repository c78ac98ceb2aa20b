import type { TokenView } from '#libs/contracts';
import type { TokenRow } from '#libs/read-models';

/** What every answer about a token says: the token's own facts, without those of the tokens around it. */
export function tokenFields(token: TokenRow): Omit<TokenView, 'effectiveAttributes' | 'parents' | 'activeDependents'> {
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
