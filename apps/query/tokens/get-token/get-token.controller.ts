import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { uuidSchema, type TokenView } from '#libs/contracts';
import { MinPosition, TenantId } from '#libs/http';
import { GetToken } from './get-token.handler.ts';

@Controller('api/v12/tokens/:tokenId')
export class GetTokenController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  get(
    @Param('tokenId', { schema: uuidSchema }) tokenId: string,
    @TenantId() tenantId: string,
    @MinPosition() minPosition: string | undefined,
  ): Promise<TokenView> {
    return this.queries.execute(new GetToken(tenantId, tokenId, minPosition));
  }
}
