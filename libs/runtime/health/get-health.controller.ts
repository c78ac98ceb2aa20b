import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import type { EventStore } from '#libs/event-store';
import type { SigningKeys } from '#libs/identity';
import type { GroupOffsets } from '#libs/messaging';
import { knownProcesses, readCheckpoints, type Stuck } from '#libs/projections';
import { answersWithin } from '#libs/process';
import { SYSTEM_DATABASE, EVENT_STORE, GROUP_OFFSETS, SIGNING_KEYS } from '../tokens.ts';
import { BackgroundWork } from './background-work.ts';
import { installationOf, type Installation, type Status } from './installation.ts';
import { Readiness } from './readiness.ts';

export interface Health extends Partial<Installation> {
  readonly status: Status;
  /** The process is ready if all are UP. */
  readonly checks: Readonly<Record<string, Status>>;
  /** Dependencies that may be DOWN for a while, such as Kafka. They do not affect readiness. */
  readonly observed?: Readonly<Record<string, Status>>;
  /** The stuck processors and consumer groups of this process, with the time of the first failure. */
  readonly stuck?: readonly Stuck[];
}

/** Below the probes' timeout of three seconds, because a frozen server never answers. */
const answerWithinMs = 2_000;
/** A stream without events. Reading it shows whether the event store answers. */
const emptyStream = 'readiness';

/**
 * CV-11: a process that answers is live. It is ready if its database and event store answer, none of its processors is
 * stuck, and it is not stopping. Kafka does not affect readiness, because consumers and the relay wait for it. Other
 * processes do not either; their last known health is reported.
 */
@Controller()
export class GetHealthController {
  constructor(
    @Inject(SYSTEM_DATABASE) private readonly database: Pool,
    @Inject(EVENT_STORE) private readonly eventStore: Pick<EventStore, 'read'>,
    @Inject(GROUP_OFFSETS) private readonly kafka: Pick<GroupOffsets, 'answers'> | null,
    @Inject(SIGNING_KEYS) private readonly signingKeys: Pick<SigningKeys, 'edition' | 'fault'> | null,
    private readonly readiness: Readiness,
    private readonly backgroundWork: BackgroundWork,
  ) {}

  /** A process that listens has started, because migrations and checks run earlier. */
  @Get(['health/live', 'health/started'])
  live(): Health {
    return { status: 'UP', checks: {} };
  }

  @Get(['health/ready', 'q/health'])
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const [installation, eventStore, kafka] = await Promise.all([
      inTime(Promise.all([knownProcesses(this.database), readCheckpoints(this.database)])),
      statusOf(this.eventStore.read(emptyStream, { limit: 1 })),
      this.kafka === null ? undefined : statusOf(this.kafka.answers()),
    ]);
    const { stuck } = this.backgroundWork;
    const checks = {
      database: installation === undefined ? 'DOWN' : 'UP',
      eventStore,
      processors: stuck.length > 0 ? 'DOWN' : 'UP',
      serving: this.readiness.isDraining ? 'DOWN' : 'UP',
      // Without keys no request can be verified.
      ...(this.signingKeys && { signingKeys: upIf(this.signingKeys.edition() !== undefined) }),
    } as const;
    const observed = {
      ...(kafka !== undefined && { kafka }),
      // While it is away its last good keys serve.
      ...(this.signingKeys && { identityProvider: upIf(this.signingKeys.fault === undefined) }),
    } as const;
    const isReady = Object.values(checks).every((check) => check === 'UP');
    if (!isReady) void reply.status(503);
    return {
      status: isReady ? 'UP' : 'DOWN',
      checks,
      ...(Object.keys(observed).length > 0 && { observed }),
      ...(stuck.length > 0 && { stuck }),
      ...(installation && installationOf(installation[0], [...installation[1].keys()])),
    };
  }
}

function upIf(isUp: boolean): Status {
  return isUp ? 'UP' : 'DOWN';
}

/** @returns undefined after a failure or a timeout */
function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  return answersWithin(answerWithinMs, answer).catch(() => undefined);
}

async function statusOf(answer: Promise<unknown>): Promise<Status> {
  return (await inTime(answer.then(() => true))) === true ? 'UP' : 'DOWN';
}
