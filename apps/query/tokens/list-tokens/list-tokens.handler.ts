import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { uuidSchema, type TokenPage, type TokensQuery } from '#libs/contracts';
import { listCursor, placeTimeSchema } from '#libs/http';
import { readModels, TokenView } from '#libs/read-models';
import { FreshReads } from '../../reads/fresh-reads.ts';
import { tokenFields } from '../token-fields.ts';

/** Also tells a client whose registration got no answer whether the token was registered. */
export class ListTokens extends Query<TokenPage> {
  constructor(
    readonly tenantId: string,
    readonly tokensQuery: TokensQuery,
    readonly minPosition: string | undefined,
  ) {
    super();
  }
}

const cursors = listCursor('tokens', z.tuple([placeTimeSchema, uuidSchema]));

@QueryHandler(ListTokens)
export class ListTokensHandler implements IQueryHandler<ListTokens> {
  constructor(private readonly reads: FreshReads) {}

  async execute({ tenantId, tokensQuery, minPosition }: ListTokens): Promise<TokenPage> {
    const { name, limit, cursor } = tokensQuery;
    const reads = await this.reads.read(tenantId, minPosition, [readModels.tokens]);
    const { items, nextCursor } = await reads.page(TokenView, {
      where: [{ name }],
      order: ['createdAt', 'id'],
      cursors,
      filters: { name },
      cursor,
      limit,
    });
    return {
      items: items.map((token) => ({ ...tokenFields(token), parentTokenId: token.parentTokenId ?? null })),
      nextCursor,
    };
  }
}
