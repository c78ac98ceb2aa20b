import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { Pool } from 'pg';
import {
  replaysQuerySchema,
  replayView,
  uuidSchema,
  type Replays,
  type ReplaysQuery,
  type ReplayView,
} from '#libs/contracts';
import { findReplay, listReplays } from '#libs/messaging';
import { ProblemException } from '#libs/http';
import { SYSTEM_DATABASE } from '#libs/runtime';

/** N7: the replays and their progress. */
@Controller('api/v12/replays')
export class ReplaysController {
  constructor(@Inject(SYSTEM_DATABASE) private readonly database: Pool) {}

  @Get()
  async list(@Query({ schema: replaysQuerySchema }) { group, limit }: ReplaysQuery): Promise<Replays> {
    return { items: (await listReplays(this.database, group, limit)).map((replay) => replayView(replay)) };
  }

  @Get(':replayId')
  async get(@Param('replayId', { schema: uuidSchema }) id: string): Promise<ReplayView> {
    const replay = await findReplay(this.database, id);
    if (replay === undefined) throw new ProblemException('REPLAY_NOT_FOUND', `There is no replay ${id}.`);
    return replayView(replay);
  }
}
