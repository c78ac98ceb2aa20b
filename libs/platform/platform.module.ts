import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Pool } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';
import { Aggregates, type EventStore, type RecordedEvent } from '#libs/event-store';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Logger } from './logger.ts';
import { ProcessorHost } from './processor-host.ts';
import { CLOCK, CONFIG, DATABASE, EVENT_STORE, LOGGER, TRANSLATION } from './tokens.ts';

/** Made by the main program before Nest starts, and closed by it after Nest has stopped. */
export interface Platform {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly database: Pool;
  readonly eventStore: EventStore;
  /** What the outside hears of a domain event. */
  readonly translate: Translation;
}

export type Translation = (event: RecordedEvent) => readonly IntegrationEvent[];

/** Lets every module of the process inject the platform, and one cache of aggregates. */
@Global()
@Module({})
export class PlatformModule {
  static of(platform: Platform): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: platform.config },
      { provide: CLOCK, useValue: platform.clock },
      { provide: LOGGER, useValue: platform.logger },
      { provide: DATABASE, useValue: platform.database },
      { provide: EVENT_STORE, useValue: platform.eventStore },
      { provide: TRANSLATION, useValue: platform.translate },
      { provide: Aggregates, useValue: new Aggregates(platform.eventStore) },
      { provide: ProcessorHost, useValue: new ProcessorHost(platform.eventStore, platform.database, platform.logger) },
    ];
    return { module: PlatformModule, providers, exports: providers };
  }
}
