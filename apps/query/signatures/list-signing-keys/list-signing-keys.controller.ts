import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { signingKeysQuerySchema, type SigningKeyPage, type SigningKeysQuery } from '#libs/contracts';
import { MinPosition, TenantId } from '#libs/http';
import { ListSigningKeys } from './list-signing-keys.handler.ts';

@Controller('api/v12/signing-keys')
export class ListSigningKeysController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(
    @Query({ schema: signingKeysQuerySchema }) signingKeysQuery: SigningKeysQuery,
    @TenantId() tenantId: string,
    @MinPosition() minPosition: string | undefined,
  ): Promise<SigningKeyPage> {
    return this.queries.execute(new ListSigningKeys(tenantId, signingKeysQuery, minPosition));
  }
}
