import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  consumers,
  countReplaySchema,
  operatorCommandSchema,
  replayView,
  startReplaySchema,
  uuidSchema,
  type CountReplayRequest,
  type OperatorCommandRequest,
  type ReplayCount,
  type ReplayView,
  type StartReplayRequest,
} from '#libs/contracts';
import { START, type EventStore } from '#libs/event-store';
import { integrationEventsOf, publishedTypes } from '#libs/integration-events';
import { countReplay, findReplay, ReplayUnderWay, startReplay, stopReplay, type ReplayRange } from '#libs/messaging';
import type { TenantDatabase } from '#libs/postgres';
import type { Clock } from '#libs/process';
import { type CommandRequest, ProblemException, recordControlAction, Requester, TenantId } from '#libs/http';
import { CLOCK, EVENT_STORE, TENANT_DATABASE } from '#libs/runtime';

/** N7: delivers a part of the log to one group again. The group's own process does it. */
@Controller('api/v12/replays')
export class ReplaysController {
  constructor(
    @Inject(TENANT_DATABASE) private readonly tenants: TenantDatabase,
    @Inject(EVENT_STORE) private readonly eventStore: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
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
    const { eventsPerSecond, requestedBy: executedBy, reason } = request;
    const details = { id, eventsPerSecond, reason, total: count.total, tenantId: context.tenantId };
    const action = { operation: 'startReplay', target: id, executedBy, reason } as const;
    try {
      const replay = await tenant.transaction(async (client) => {
        const started = await startReplay(client, range, { ...details, requestedBy: executedBy ?? context.actor.id });
        await recordControlAction(client, { context, clock: this.clock }, action);
        return started;
      });
      return replayView(replay);
    } catch (error) {
      if (error instanceof ReplayUnderWay) throw new ProblemException('REPLAY_UNDER_WAY', error.message);
      throw error;
    }
  }

  @Post(':replayId/stop')
  @HttpCode(200)
  async stop(
    @Param('replayId', { schema: uuidSchema }) id: string,
    @Body({ schema: operatorCommandSchema }) request: OperatorCommandRequest,
    @Requester() { context }: CommandRequest,
  ): Promise<ReplayView> {
    const action = {
      operation: 'stopReplay',
      target: id,
      executedBy: request.executedBy,
      reason: request.reason,
    } as const;
    const replay = await this.tenants.of(context.tenantId).transaction(async (client) => {
      if (await stopReplay(client, id)) await recordControlAction(client, { context, clock: this.clock }, action);
      return findReplay(client, id);
    });
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
