import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { uuidSchema, type VersionView } from '#libs/contracts';
import { MinPosition, TenantId } from '#libs/http';
import { GetVersion } from './get-version.handler.ts';

@Controller('api/v12/versions/:versionId')
export class GetVersionController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  get(
    @Param('versionId', { schema: uuidSchema }) versionId: string,
    @TenantId() tenantId: string,
    @MinPosition() minPosition: string | undefined,
  ): Promise<VersionView> {
    return this.queries.execute(new GetVersion(tenantId, versionId, minPosition));
  }
}
