import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { tokensQuerySchema, type TokenPage, type TokensQuery } from '#libs/contracts';
import { MinPosition, TenantId } from '#libs/http';
import { ListTokens } from './list-tokens.handler.ts';

@Controller('api/v12/tokens')
export class ListTokensController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(
    @Query({ schema: tokensQuerySchema }) tokensQuery: TokensQuery,
    @TenantId() tenantId: string,
    @MinPosition() minPosition: string | undefined,
  ): Promise<TokenPage> {
    return this.queries.execute(new ListTokens(tenantId, tokensQuery, minPosition));
  }
}
