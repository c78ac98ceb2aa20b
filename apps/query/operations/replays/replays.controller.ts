import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import {
  replaysQuerySchema,
  replayView,
  uuidSchema,
  type Replays,
  type ReplaysQuery,
  type ReplayView,
} from '#libs/contracts';
import { findReplay, listReplays } from '#libs/messaging';
import type { TenantDatabase } from '#libs/postgres';
import { ProblemException, TenantId } from '#libs/http';
import { TENANT_DATABASE } from '#libs/runtime';

/** N7: the replays and their progress. */
@Controller('api/v12/replays')
export class ReplaysController {
  constructor(@Inject(TENANT_DATABASE) private readonly tenants: TenantDatabase) {}

  @Get()
  async list(
    @Query({ schema: replaysQuerySchema }) { group, limit }: ReplaysQuery,
    @TenantId() tenantId: string,
  ): Promise<Replays> {
    const replays = await listReplays(this.tenants.of(tenantId), group, limit);
    return { items: replays.map((replay) => replayView(replay)) };
  }

  @Get(':replayId')
  async get(@Param('replayId', { schema: uuidSchema }) id: string, @TenantId() tenantId: string): Promise<ReplayView> {
    const replay = await findReplay(this.tenants.of(tenantId), id);
    if (replay === undefined) throw new ProblemException('REPLAY_NOT_FOUND', `There is no replay ${id}.`);
    return replayView(replay);
  }
}
