import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { versionsQuerySchema, type VersionPage, type VersionsQuery } from '#libs/contracts';
import { MinPosition, TenantId } from '#libs/http';
import { ListVersions } from './list-versions.handler.ts';

@Controller('api/v12/versions')
export class ListVersionsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(
    @Query({ schema: versionsQuerySchema }) versionsQuery: VersionsQuery,
    @TenantId() tenantId: string,
    @MinPosition() minPosition: string | undefined,
  ): Promise<VersionPage> {
    return this.queries.execute(new ListVersions(tenantId, versionsQuery, minPosition));
  }
}
