import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Pool } from 'pg';
import { Aggregates, type EventStore, type UnreadableStream } from '#libs/event-store';
import { AccessBooks, type SigningKeys } from '#libs/identity';
import type { GroupOffsets } from '#libs/messaging';
import type { TenantDatabase } from '#libs/postgres';
import { parkStream } from '#libs/projections';
import type { Clock, Config, Logger } from '#libs/process';
import { BackgroundWork } from './health/background-work.ts';
import { GetHealthController } from './health/get-health.controller.ts';
import { Readiness } from './health/readiness.ts';
import { GetMetricsController } from './metrics/get-metrics.controller.ts';
import { ProcessMetrics } from './metrics/process-metrics.ts';
import { ProcessorHost } from './processor-host.ts';
import {
  CLOCK,
  CONFIG,
  SYSTEM_DATABASE,
  TENANT_DATABASE,
  SEARCH_DATABASE,
  EVENT_STORE,
  GROUP_OFFSETS,
  LOGGER,
  SIGNING_KEYS,
} from './tokens.ts';

/** The main program opens these before Nest starts, and closes them after Nest has stopped. */
export interface Runtime {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Its sessions have the system role, which sees every tenant's rows. */
  readonly database: Pool;
  /** The same database as the requests of one tenant see it. */
  readonly tenants: TenantDatabase;
  /** The same with connections of its own for searches. */
  readonly searches: TenantDatabase;
  readonly eventStore: EventStore;
  readonly backgroundWork: BackgroundWork;
  readonly metrics: ProcessMetrics;
  /** Undefined without Kafka. */
  readonly groupOffsets?: GroupOffsets | undefined;
  /** Undefined in local mode. */
  readonly signingKeys?: SigningKeys | undefined;
}

/** Lets every module of the process inject the runtime and the shared cache of aggregates. */
@Global()
@Module({})
export class RuntimeModule {
  static of(runtime: Runtime): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: runtime.config },
      { provide: CLOCK, useValue: runtime.clock },
      { provide: LOGGER, useValue: runtime.logger },
      { provide: SYSTEM_DATABASE, useValue: runtime.database },
      { provide: TENANT_DATABASE, useValue: runtime.tenants },
      { provide: SEARCH_DATABASE, useValue: runtime.searches },
      { provide: EVENT_STORE, useValue: runtime.eventStore },
      { provide: GROUP_OFFSETS, useValue: runtime.groupOffsets ?? null },
      { provide: SIGNING_KEYS, useValue: runtime.signingKeys ?? null },
      Readiness,
      { provide: Aggregates, useValue: new Aggregates(runtime.eventStore, { onUnreadable: noticeOf(runtime) }) },
      { provide: AccessBooks, inject: [Aggregates], useFactory: accessBooksOf },
      { provide: ProcessorHost, useValue: new ProcessorHost(runtime) },
      { provide: BackgroundWork, useValue: runtime.backgroundWork },
      { provide: ProcessMetrics, useValue: runtime.metrics },
    ];
    return {
      module: RuntimeModule,
      controllers: [GetHealthController, GetMetricsController],
      providers,
      exports: providers,
    };
  }
}

function accessBooksOf(aggregates: Aggregates): AccessBooks {
  return new AccessBooks(async (tenantId, folded) => (await aggregates.of(tenantId).load(folded)).state);
}

/** Parks and logs an unreadable stream once. The metrics show it from then on. */
function noticeOf({ database, logger }: Runtime): (fault: UnreadableStream) => void {
  return (fault) => {
    const { stream, revision, type: eventType } = fault.at;
    parkStream(database, fault).then(
      (isNew) => {
        if (isNew)
          logger.error({ err: fault, stream, revision, eventType, code: fault.code }, 'a stream cannot be read');
      },
      (err: unknown) => logger.error({ err, stream }, 'could not park an unreadable stream'),
    );
  };
}
