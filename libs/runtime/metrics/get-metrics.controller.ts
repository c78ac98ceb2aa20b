import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ProcessMetrics } from './process-metrics.ts';

/** Serves Prometheus metrics on every process (CV-8), also at /q/metrics. */
@Controller()
export class GetMetricsController {
  constructor(private readonly metrics: ProcessMetrics) {}

  @Get(['metrics', 'q/metrics'])
  get(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}
