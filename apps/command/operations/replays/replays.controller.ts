import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  consumers,
  countReplaySchema,
  replayView,
  startReplaySchema,
  uuidSchema,
  type CountReplayRequest,
  type ReplayCount,
  type ReplayView,
  type StartReplayRequest,
} from '#libs/contracts';
import { START, type EventStore } from '#libs/event-store';
import { integrationEventsOf, publishedTypes } from '#libs/integration-events';
import { countReplay, findReplay, ReplayUnderWay, startReplay, stopReplay, type ReplayRange } from '#libs/messaging';
import type { TenantDatabase } from '#libs/postgres';
import { type CommandRequest, ProblemException, Requester, TenantId } from '#libs/http';
import { TENANT_DATABASE, EVENT_STORE } from '#libs/runtime';

/** N7: delivers a part of the log to one group again. The group's own process does it. */
@Controller('api/v12/replays')
export class ReplaysController {
  constructor(
    @Inject(TENANT_DATABASE) private readonly tenants: TenantDatabase,
    @Inject(EVENT_STORE) private readonly eventStore: EventStore,
  ) {}

  @Post('count')
  @HttpCode(200)
  async count(
    @Body({ schema: countReplaySchema }) request: CountReplayRequest,
    @TenantId() tenantId: string,
  ): Promise<ReplayCount> {
    const { count } = await this.#rangeOf(request, tenantId);
    return count;
  }

  @Post()
  @HttpCode(202)
  async start(
    @Body({ schema: startReplaySchema }) request: StartReplayRequest,
    @Requester() { context }: CommandRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReplayView> {
    const id = context.commandId;
    void reply.header('location', `/api/v12/replays/${id}`);
    // A retried command has already started it.
    const tenant = this.tenants.of(context.tenantId);
    const known = await findReplay(tenant, id);
    if (known !== undefined) return replayView(known);
    const { range, count } = await this.#rangeOf(request, context.tenantId);
    const { eventsPerSecond, requestedBy = context.actor.id, reason } = request;
    try {
      const details = { id, eventsPerSecond, requestedBy, reason, total: count.total };
      return replayView(await startReplay(tenant, range, details));
    } catch (error) {
      if (error instanceof ReplayUnderWay) throw new ProblemException('REPLAY_UNDER_WAY', error.message);
      throw error;
    }
  }

  @Post(':replayId/stop')
  @HttpCode(200)
  async stop(@Param('replayId', { schema: uuidSchema }) id: string, @TenantId() tenantId: string): Promise<ReplayView> {
    const replay = await stopReplay(this.tenants.of(tenantId), id);
    if (replay === undefined) throw new ProblemException('REPLAY_NOT_FOUND', `There is no replay ${id}.`);
    return replayView(replay);
  }

  async #rangeOf(request: CountReplayRequest, tenantId: string): Promise<{ range: ReplayRange; count: ReplayCount }> {
    const { group, types, tokenId, fromPosition = START } = request;
    const head = await this.eventStore.head();
    const toPosition = request.toPosition ?? head;
    const range: ReplayRange = {
      group,
      types: types ?? consumers[group],
      fromPosition,
      toPosition: toPosition < head ? toPosition : head,
      key: tokenId,
    };
    const source = { eventStore: this.eventStore, types: publishedTypes, translate: integrationEventsOf };
    const byType = await countReplay(tenantId, range, source);
    const total = Object.values(byType).reduce((sum, count) => sum + count, 0);
    return { range, count: { total, byType, toPosition: range.toPosition } };
  }
}
