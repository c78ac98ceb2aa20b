import { Controller, Get, Inject, Res, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import { DATABASE } from '#libs/platform';

interface Health {
  readonly status: 'UP' | 'DOWN';
  readonly checks: Readonly<Record<string, 'UP' | 'DOWN'>>;
}

/** CV-11: alive is whoever answers; ready is who has a database and is not on the way down. */
@Controller()
export class GetHealthController implements BeforeApplicationShutdown {
  #stopping = false;

  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  beforeApplicationShutdown(): void {
    this.#stopping = true;
  }

  @Get('health/live')
  live(): Health {
    return { status: 'UP', checks: {} };
  }

  @Get(['health/ready', 'q/health'])
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const database = await this.database.query('select 1').then(
      () => 'UP' as const,
      () => 'DOWN' as const,
    );
    const checks = { database, serving: this.#stopping ? 'DOWN' : 'UP' } as const;
    const isReady = Object.values(checks).every((check) => check === 'UP');
    if (!isReady) void reply.status(503);
    return { status: isReady ? 'UP' : 'DOWN', checks };
  }
}
