import type { Pool } from 'pg';
import type { Aggregates, EventStore } from '#libs/event-store';
import type { Clock, Config, Logger } from '#libs/process';
import type { LeaderSchedule } from '#libs/runtime';
import type { Reactor } from '#libs/projections';

/** The dependencies of all reactors and schedules. */
export interface Tools {
  readonly aggregates: Aggregates;
  readonly eventStore: EventStore;
  readonly database: Pool;
  readonly clock: Clock;
  readonly config: Config;
  readonly logger: Logger;
}

/** The reactors and schedules of one subject. */
export interface Processes {
  readonly reactors?: readonly Reactor[];
  /** Only one worker runs each of them at a time. */
  readonly schedules?: readonly LeaderSchedule[];
}

export const minuteMs = 60_000;
/** S6-52. */
export const hourMs = 3_600_000;
