import type { Pool } from 'pg';

export interface Skipped {
  readonly group: string;
  readonly topic: string;
  readonly count: number;
  /** Partition and offset of the last one. */
  readonly lastPlace: string;
}

/** Counts the messages that a group skips because their type is not one of ours. */
export async function countSkipped(database: Pool, { group, topic, count, lastPlace }: Skipped): Promise<void> {
  await database.query(
    `insert into messaging.skipped_messages (consumer_group, topic, count, last_place) values ($1, $2, $3, $4)
     on conflict (consumer_group, topic) do update
     set count = skipped_messages.count + excluded.count, last_place = excluded.last_place, last_skipped_at = now()`,
    [group, topic, count, lastPlace],
  );
}
