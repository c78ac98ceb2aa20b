import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { settlementsQuerySchema, type SettlementPage, type SettlementsQuery } from '#libs/contracts';
import { MinPosition, TenantId } from '#libs/http';
import { ListSettlements } from './list-settlements.handler.ts';

@Controller('api/v12/settlements')
export class ListSettlementsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(
    @Query({ schema: settlementsQuerySchema }) settlementsQuery: SettlementsQuery,
    @TenantId() tenantId: string,
    @MinPosition() minPosition: string | undefined,
  ): Promise<SettlementPage> {
    return this.queries.execute(new ListSettlements(tenantId, settlementsQuery, minPosition));
  }
}
