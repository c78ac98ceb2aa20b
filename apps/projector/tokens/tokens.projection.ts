import type { ParentAssigned, TokenEvent } from '#libs/domain';
import { aggregateOfStream, type RecordedEvent } from '#libs/event-store';
import { folding, type Projection, type RowFold } from '#libs/projections';
import { readModels, tableOf, TokenView, type RowOf } from '#libs/read-models';

type TokenRow = RowOf<typeof TokenView>;

const fold: RowFold<TokenRow> = {
  table: tableOf(TokenView),
  opening: 'TokenRegistered',
  keyOf(event) {
    // The hierarchy of tokens is one stream; each of its events names a token.
    if (event.type === 'ParentAssigned') return (event.data as ParentAssigned['data']).tokenId;
    // The stream of a version records dependents too, which are not part of this read model.
    const { kind, id } = aggregateOfStream(event.stream);
    return kind === 'token' ? id : undefined;
  },
  evolve: (row, event) => {
    const after = evolve(row, event as RecordedEvent<TokenEvent | ParentAssigned>);
    return after && { ...after, updated_at: event.metadata.occurredAt };
  },
};

function evolve(row: TokenRow | undefined, event: RecordedEvent<TokenEvent | ParentAssigned>): TokenRow | undefined {
  if (event.type === 'TokenRegistered') {
    const { data } = event;
    return {
      id: data.tokenId,
      name: data.name,
      kind: data.kind,
      status: 'REGISTERED',
      issuer_account_id: data.issuerAccountId,
      attributes: data.attributes,
      parent_token_id: data.parentTokenId,
      lock_reason: null,
      dependents: {},
      created_at: data.registeredAt,
      updated_at: data.registeredAt,
      last_position: event.position,
    };
  }
  if (row === undefined) return undefined;
  switch (event.type) {
    case 'TokenDescribed':
      return { ...row, attributes: event.data.attributes };
    case 'ParentAssigned':
      return { ...row, parent_token_id: event.data.parentTokenId };
    case 'TokenLocked':
      return { ...row, status: 'LOCKED', lock_reason: event.data.reason };
    case 'TokenUnlocked':
      return { ...row, status: 'REGISTERED', lock_reason: null };
    case 'TokenRetired':
      return { ...row, status: 'RETIRED', lock_reason: null };
    case 'DependentActivated': {
      const { dependentVersionId, executionId } = event.data;
      const claims = row.dependents[dependentVersionId] ?? [];
      return { ...row, dependents: { ...row.dependents, [dependentVersionId]: [...claims, executionId] } };
    }
    case 'DependentReleased': {
      const { dependentVersionId, executionId } = event.data;
      const { [dependentVersionId]: claims = [], ...others } = row.dependents;
      const left = claims.filter((claim) => claim !== executionId);
      return { ...row, dependents: left.length === 0 ? others : { ...others, [dependentVersionId]: left } };
    }
    default:
      return row;
  }
}

export const tokensProjection: Projection = {
  name: readModels.tokens,
  types: [
    'TokenRegistered',
    'TokenDescribed',
    'ParentAssigned',
    'TokenLocked',
    'TokenUnlocked',
    'TokenRetired',
    'DependentActivated',
    'DependentReleased',
  ],
  ...folding(fold),
};
