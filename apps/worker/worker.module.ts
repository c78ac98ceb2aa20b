import { Module } from '@nestjs/common';
import type { Pool } from 'pg';
import { Aggregates, type EventStore } from '#libs/event-store';
import type { Clock, Config, Logger } from '#libs/process';
import { type App, CLOCK, CONFIG, SYSTEM_DATABASE, EVENT_STORE, LOGGER, ProcessorHost } from '#libs/runtime';
import { approvalProcesses } from './approvals/approvals.processes.ts';
import { executionProcesses } from './execution/execution.processes.ts';
import { operationProcesses } from './operations/operations.processes.ts';
import type { Processes } from './processes.ts';
import { versionProcesses } from './versions/versions.processes.ts';

const subjects = [versionProcesses, approvalProcesses, executionProcesses, operationProcesses];
const processes = 'processes of all subjects';

/** Runs the reactors, which turn events into commands, and the schedules. */
@Module({
  providers: [
    {
      provide: processes,
      inject: [Aggregates, EVENT_STORE, SYSTEM_DATABASE, CLOCK, CONFIG, LOGGER],
      useFactory: (
        aggregates: Aggregates,
        eventStore: EventStore,
        database: Pool,
        clock: Clock,
        config: Config,
        logger: Logger,
      ): readonly Processes[] => {
        const tools = { aggregates, eventStore, database, clock, config, logger };
        return subjects.map((processesOf) => processesOf(tools));
      },
    },
    {
      provide: 'reactors',
      inject: [processes, ProcessorHost],
      useFactory: (all: readonly Processes[], host: ProcessorHost) =>
        host.runReactors(all.flatMap(({ reactors = [] }) => reactors)),
    },
    {
      provide: 'schedules',
      inject: [processes, ProcessorHost],
      useFactory: (all: readonly Processes[], host: ProcessorHost) =>
        host.runSchedules(all.flatMap(({ schedules = [] }) => schedules)),
    },
  ],
})
export class WorkerModule {}

export const worker: App = { name: 'worker', modules: () => [WorkerModule] };
