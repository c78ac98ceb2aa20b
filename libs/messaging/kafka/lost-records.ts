import type { Pool } from 'pg';
import type { Position } from '#libs/event-store';

/** A topic that lost its records because it was deleted. */
export interface EmptiedTopic {
  /** With the prefix of the installation. */
  readonly topic: string;
  /** The log after this position is published to the topic again. */
  readonly againFrom: Position;
}

/** Groups that were further behind have missed events. A replay delivers those. */
const readWithin = '1 hour';
const markEveryMs = 5 * 60_000;

/**
 * Records the relay's progress, to know which records were lost with a deleted topic. Groups may not have read the last
 * of them, so an hour of the log is published to the new topic again. Groups process each event once.
 */
export class LostRecords {
  readonly #database: Pool;
  #markedAt = -Infinity;

  constructor(database: Pool) {
    this.#database = database;
  }

  /** Records the relay's position at intervals. */
  async mark(position: Position): Promise<void> {
    if (performance.now() - this.#markedAt < markEveryMs) return;
    await this.#database.query(
      `with old as (
         delete from messaging.relay_marks
         where reached_at < (select max(reached_at) from messaging.relay_marks where reached_at < now() - $2::interval)
       )
       insert into messaging.relay_marks (position) values ($1) on conflict do nothing`,
      [position, readWithin],
    );
    this.#markedAt = performance.now();
  }

  /**
   * Compares the topics with those that were published to.
   * @param ids the topic ids that Kafka reports
   * @returns topics to fill again, including those whose filling was interrupted
   */
  async emptied(ids: ReadonlyMap<string, string>): Promise<readonly EmptiedTopic[]> {
    const { rows } = await this.#database.query<EmptiedTopic>(
      `with mark as (
         select position from messaging.relay_marks
         order by reached_at < now() - $3::interval desc, abs(extract(epoch from now() - $3::interval - reached_at)) limit 1
       ), noted as (
         insert into messaging.published_topics as known (topic, topic_id)
         select * from unnest($1::text[], $2::text[]) as found (topic, topic_id)
         on conflict (topic) do update
         set topic_id = excluded.topic_id, again_from = least(known.again_from, (select position from mark))
         where known.topic_id <> excluded.topic_id
         returning topic, again_from
       )
       select topic, again_from as "againFrom" from noted where again_from is not null
       union
       select topic, again_from from messaging.published_topics
       where again_from is not null and topic = any($1) and topic not in (select topic from noted)`,
      [[...ids.keys()], [...ids.values()], readWithin],
    );
    return rows;
  }

  /** @param position up to which the topic has been filled; undefined when it is complete */
  async filled(topic: string, position: Position | undefined): Promise<void> {
    await this.#database.query('update messaging.published_topics set again_from = $2 where topic = $1', [
      topic,
      position ?? null,
    ]);
  }
}
