import { Controller, Get, Query } from '@nestjs/common';
import { pageQuerySchema, type PageQuery, type TenantPage } from '#libs/contracts';
import { tenantRegister } from '#libs/domain';
import { Aggregates, defaultTenant } from '#libs/event-store';
import { entryPages } from '../page-of-entries.ts';

const pages = entryPages<TenantPage['items'][number]>('tenants', ({ tenantId }) => tenantId);

@Controller('api/v12/tenants')
export class ListTenantsController {
  constructor(private readonly aggregates: Aggregates) {}

  @Get()
  async list(@Query({ schema: pageQuerySchema }) page: PageQuery): Promise<TenantPage> {
    const { state } = await this.aggregates.of(defaultTenant).load(tenantRegister);
    return pages.page(state.tenants.values(), page);
  }
}
