import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { pageQuerySchema, type DenialPage, type PageQuery } from '#libs/contracts';
import { listCursor, listDenials, placeTextSchema, placeTimeSchema, TenantId } from '#libs/http';
import type { TenantDatabase } from '#libs/postgres';
import { TENANT_DATABASE } from '#libs/runtime';

const cursors = listCursor(
  'denials',
  z.object({
    minute: placeTimeSchema,
    principal: placeTextSchema,
    operation: placeTextSchema,
    code: placeTextSchema,
    address: placeTextSchema,
  }),
);

/** The requests that were denied (ADR 41). Each process writes its own, so this is not a read model. */
@Controller('api/v12/denials')
export class ListDenialsController {
  constructor(@Inject(TENANT_DATABASE) private readonly tenants: TenantDatabase) {}

  @Get()
  async list(
    @Query({ schema: pageQuerySchema }) { limit, cursor }: PageQuery,
    @TenantId() tenantId: string,
  ): Promise<DenialPage> {
    const { items, next } = await listDenials(this.tenants.of(tenantId), { limit, after: cursors.read(cursor) });
    const shown = items.map(({ minute, principal, operation, code, address, count }) => ({
      ...{ minute, principal, operation, code, address, count },
    }));
    return { items: shown, nextCursor: next === undefined ? null : cursors.write(next) };
  }
}
