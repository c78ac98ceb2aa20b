import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import { CLOCK, CONFIG, DATABASE, EVENT_STORE, type Clock, type Config } from '#libs/platform';
import type { LagSource } from '#libs/projections';
import { BacklogGauges } from './backlog-gauges.ts';
import { ExecutionCounters } from './execution-counters.ts';

/** For Prometheus (CV-8); under the seeds' address too. */
@Controller()
export class GetMetricsController {
  readonly #gauges: BacklogGauges;

  constructor(
    private readonly counters: ExecutionCounters,
    @Inject(DATABASE) database: Pool,
    @Inject(EVENT_STORE) eventStore: LagSource,
    @Inject(CLOCK) clock: Clock,
    @Inject(CONFIG) { inboxRetentionDays }: Config,
  ) {
    this.#gauges = new BacklogGauges(counters.registry, database, eventStore, clock, inboxRetentionDays);
  }

  @Get(['metrics', 'q/metrics'])
  async get(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    await this.#gauges.refresh();
    void reply.header('content-type', this.counters.registry.contentType);
    return this.counters.registry.metrics();
  }
}
