import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import type { EventStore } from '#libs/event-store';
import { answersWithin } from '../answers-within.ts';
import { DATABASE, EVENT_STORE } from '../tokens.ts';
import { BackgroundWork, type Stuck } from './background-work.ts';
import { Readiness } from './readiness.ts';

type Status = 'UP' | 'DOWN';

interface Health {
  readonly status: Status;
  readonly checks: Readonly<Record<string, Status>>;
  /** The processors and consumer groups that cannot work, and since when. */
  readonly stuck?: readonly Stuck[];
}

/** Whoever asks gives up before long, and a server that is frozen never answers. */
const answerWithinMs = 3_000;
/** Of which there is nothing: whether the store answers is all that is asked. */
const emptyStream = 'readiness';

/**
 * CV-11: a process that answers is alive. It is ready when its database and its event store answer, none of its processors
 * is stuck, and it is not stopping. Consumers and the relay wait for Kafka, so it makes nobody unready.
 */
@Controller()
export class GetHealthController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(EVENT_STORE) private readonly eventStore: Pick<EventStore, 'read'>,
    private readonly readiness: Readiness,
    private readonly backgroundWork: BackgroundWork,
  ) {}

  /** Who listens has started: migrations and checks come before. */
  @Get(['health/live', 'health/started'])
  live(): Health {
    return { status: 'UP', checks: {} };
  }

  @Get(['health/ready', 'q/health'])
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const [database, eventStore] = await Promise.all([
      statusOf(this.database.query('select 1')),
      statusOf(this.eventStore.read(emptyStream, { limit: 1 })),
    ]);
    const { stuck } = this.backgroundWork;
    const checks = {
      database,
      eventStore,
      processors: stuck.length > 0 ? 'DOWN' : 'UP',
      serving: this.readiness.isDraining ? 'DOWN' : 'UP',
    } as const;
    const isReady = Object.values(checks).every((check) => check === 'UP');
    if (!isReady) void reply.status(503);
    return { status: isReady ? 'UP' : 'DOWN', checks, ...(stuck.length > 0 && { stuck }) };
  }
}

function statusOf(answer: Promise<unknown>): Promise<Status> {
  return answersWithin(answerWithinMs, answer).then(
    () => 'UP',
    () => 'DOWN',
  );
}
