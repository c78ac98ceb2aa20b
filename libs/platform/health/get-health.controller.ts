import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import { DATABASE } from '../tokens.ts';
import { Readiness } from './readiness.ts';

interface Health {
  readonly status: 'UP' | 'DOWN';
  readonly checks: Readonly<Record<string, 'UP' | 'DOWN'>>;
}

/** CV-11: alive is whoever answers; ready is who has a database and is not on the way down. Kafka is waited for, by whoever needs it. */
@Controller()
export class GetHealthController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly readiness: Readiness,
  ) {}

  /** Who listens has started: migrations and checks come before. */
  @Get(['health/live', 'health/started'])
  live(): Health {
    return { status: 'UP', checks: {} };
  }

  @Get(['health/ready', 'q/health'])
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const database = await this.database.query('select 1').then(
      () => 'UP' as const,
      () => 'DOWN' as const,
    );
    const checks = { database, serving: this.readiness.isDraining ? 'DOWN' : 'UP' } as const;
    const isReady = Object.values(checks).every((check) => check === 'UP');
    if (!isReady) void reply.status(503);
    return { status: isReady ? 'UP' : 'DOWN', checks };
  }
}
