import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { controlActionsQuerySchema, type ControlActionPage, type ControlActionsQuery } from '#libs/contracts';
import { listControlActions, listCursor, TenantId } from '#libs/http';
import type { TenantDatabase } from '#libs/postgres';
import { TENANT_DATABASE } from '#libs/runtime';

const cursors = listCursor('control-actions', z.string().regex(/^\d{1,18}$/));

/** What operators did to dead letters, replays, read models and the clock (ADR 42). The commands write it themselves. */
@Controller('api/v12/control-actions')
export class ControlActionsController {
  constructor(@Inject(TENANT_DATABASE) private readonly tenants: TenantDatabase) {}

  @Get()
  async list(
    @Query({ schema: controlActionsQuerySchema }) { target, limit, cursor }: ControlActionsQuery,
    @TenantId() tenantId: string,
  ): Promise<ControlActionPage> {
    const filters = { target };
    const page = { target, limit, before: cursors.read(cursor, filters) };
    const { items, next } = await listControlActions(this.tenants.of(tenantId), page);
    return { items: [...items], nextCursor: next === undefined ? null : cursors.write(next, filters) };
  }
}
