import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Pool } from 'pg';
import { UnreadableStream, type EventStore, type RecordedEvent } from '#libs/event-store';
import {
  CheckpointMoved,
  projectionProcessor,
  reactorProcessor,
  runProcessors,
  unreadableStreamsProcessor,
  type Processor,
  type Projection,
  type Reactor,
} from '#libs/projections';
import type { BackgroundWork } from './health/background-work.ts';
import type { Clock, Logger } from '#libs/process';
import { runOnLeader, type LeaderSchedule } from './leader-schedule.ts';

/** Runs processors from start to shutdown. At shutdown, waits until each has finished its current page. */
export class RunningProcessors implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stopping = new AbortController();
  readonly #run: (signal: AbortSignal) => Promise<unknown>;
  #running: Promise<unknown> = Promise.resolve();

  constructor(run: (signal: AbortSignal) => Promise<unknown>) {
    this.#run = run;
  }

  onApplicationBootstrap(): void {
    this.#running = this.#run(this.#stopping.signal);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }
}

/** Starts the processors of this process. A module provides the {@link RunningProcessors} that it creates here. */
export class ProcessorHost {
  constructor(
    private readonly runtime: {
      readonly eventStore: EventStore;
      readonly database: Pool;
      readonly clock: Clock;
      readonly logger: Logger;
      readonly backgroundWork: BackgroundWork;
    },
  ) {}

  runProjections(projections: readonly Projection[]): RunningProcessors {
    return this.run([
      ...projections.map((projection) => projectionProcessor(projection, this.runtime.database, this.#onParked)),
      unreadableStreamsProcessor(this.runtime.database),
    ]);
  }

  runReactors(reactors: readonly Reactor[]): RunningProcessors {
    return this.run(reactors.map((reactor) => reactorProcessor(reactor, this.runtime.database, this.#onParked)));
  }

  /** Runs each schedule in one process at a time. */
  runSchedules(schedules: readonly LeaderSchedule[]): RunningProcessors {
    const { database, clock } = this.runtime;
    return new RunningProcessors((signal) =>
      Promise.all(schedules.map((schedule) => runOnLeader(schedule, database, clock, signal))),
    );
  }

  run(processors: readonly Processor[]): RunningProcessors {
    const { eventStore, database, backgroundWork } = this.runtime;
    for (const { name } of processors) backgroundWork.runs(name);
    // A processor that ends by a fault has reported it. The others continue.
    return new RunningProcessors((signal) =>
      runProcessors(processors, {
        eventStore,
        database,
        signal,
        onFault: this.#onFault,
        onState: backgroundWork.note,
      }).catch(() => undefined),
    );
  }

  readonly #onFault = (fault: unknown, processor: string): void => {
    if (fault instanceof CheckpointMoved) {
      this.runtime.logger.debug({ err: fault, processor }, 'another process moved the checkpoint first');
      return;
    }
    if (fault instanceof UnreadableStream) {
      const { stream, revision, position, type: eventType } = fault.at;
      this.runtime.logger.error(
        { err: fault, processor, stream, revision, position, eventType, code: 'EVENT_PARKED' },
        'an event cannot be decoded and is parked',
      );
      return;
    }
    this.runtime.logger.error({ err: fault, processor }, 'processor failed');
  };

  readonly #onParked = (event: RecordedEvent, fault: unknown, processor: string): void => {
    const { stream, position, type: eventType } = event;
    this.runtime.logger.error(
      { err: fault, processor, stream, position, eventType, code: 'EVENT_PARKED' },
      'an event could not be processed and is parked',
    );
  };
}
