import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { InferEntity } from '@mikro-orm/core';
import type { TokenView as TokenAnswer } from '#libs/contracts';
import { problemOf } from '#libs/http';
import { readModels, TokenView } from '#libs/read-models';
import { FreshReads, type Reads } from '../../reads/fresh-reads.ts';
import { tokenFields } from '../token-fields.ts';

export class GetToken extends Query<TokenAnswer> {
  constructor(
    readonly tenantId: string,
    readonly tokenId: string,
    readonly minPosition: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(GetToken)
export class GetTokenHandler implements IQueryHandler<GetToken> {
  constructor(private readonly reads: FreshReads) {}

  async execute({ tenantId, tokenId, minPosition }: GetToken): Promise<TokenAnswer> {
    const reads = await this.reads.read(tenantId, minPosition, [readModels.tokens]);
    const [token, ...parents] = await lineOf(reads, tokenId);
    if (token === undefined) throw problemOf({ code: 'TOKEN_NOT_FOUND', message: `There is no token ${tokenId}.` });
    return {
      ...tokenFields(token),
      effectiveAttributes: Object.assign(
        {},
        ...[token, ...parents].reverse().map(({ attributes }) => attributes),
      ) as Record<string, string>,
      parents: parents.map(({ id, name, status }) => ({ tokenId: id, name, status })),
      activeDependents: Object.keys(token.dependents),
    };
  }
}

type Token = InferEntity<typeof TokenView>;

/** A token and its ancestors, the nearest first. */
async function lineOf(reads: Reads, tokenId: string): Promise<readonly Token[]> {
  const line: Token[] = [];
  for (let id: string | null | undefined = tokenId; id !== null && id !== undefined;) {
    const [token]: readonly Token[] = await reads.by(TokenView, 'id', id);
    // The read model folds each token by itself, so it can show a circle for a moment that never existed.
    if (token === undefined || line.some((below) => below.id === token.id)) break;
    line.push(token);
    id = token.parentTokenId;
  }
  return line;
}
