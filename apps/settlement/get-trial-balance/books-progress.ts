import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { EventStore, Position } from '#libs/event-store';
import { processorOf, relayName, type GroupOffsets } from '#libs/messaging';
import { ProblemException } from '#libs/http';
import { answersWithin } from '#libs/process';
import { SYSTEM_DATABASE, EVENT_STORE, GROUP_OFFSETS, longestWaitMs, ProcessorProgress } from '#libs/runtime';
import { consumerGroups } from '../consumer-groups.ts';
import { settlementProcessor } from '../settlement/settlement.reactor.ts';

const group = consumerGroups.settlement.name;

/** Tells how far the books follow the event log. The consumer group and the settlement processor write them. */
@Injectable()
export class BooksProgress {
  readonly #processors: ProcessorProgress;

  constructor(
    @Inject(SYSTEM_DATABASE) database: Pool,
    @Inject(EVENT_STORE) eventStore: EventStore,
    @Inject(GROUP_OFFSETS) private readonly offsets: GroupOffsets | null,
  ) {
    this.#processors = new ProcessorProgress(database, eventStore);
  }

  /**
   * Resolves when the books include every event up to the position (N2). With Kafka, waits until the relay has published
   * these events and the group has processed every message of its topics.
   * @throws ProblemException READ_MODEL_BEHIND after five seconds, or VALIDATION_FAILED for a position beyond the log
   */
  async reach(position: Position): Promise<void> {
    const deadlineMs = performance.now() + longestWaitMs;
    const carrier = this.offsets === null ? processorOf(group) : relayName;
    await this.#processors.reach(position, [carrier, settlementProcessor]);
    if (this.offsets === null) return;
    const leftMs = Math.max(0, Math.ceil(deadlineMs - performance.now()));
    try {
      await answersWithin(leftMs, this.offsets.reachEnd(group, AbortSignal.timeout(leftMs)));
    } catch (cause) {
      const problem = new ProblemException(
        'READ_MODEL_BEHIND',
        `The books did not reach position ${position} within ${longestWaitMs / 1_000} seconds.`,
        { retryAfterSeconds: 1 },
      );
      problem.cause = cause;
      throw problem;
    }
  }
}
