import type { Pool } from 'pg';
import { isTransient } from '#libs/postgres';
import { EventStoreUnavailable } from '../errors.ts';
import type { RecordedEvent } from '../event-store.ts';
import { GatheringQueue } from '../gathering-queue.ts';
import { binaryArray } from './binary-array.ts';
import { columns, toRecordedEvent, type EventRow } from './event-row.ts';

interface PendingRead {
  readonly stream: string;
  readonly from: number;
  readonly resolve: (events: readonly RecordedEvent[]) => void;
  readonly reject: (fault: unknown) => void;
}

const mostAtOnce = 100;
/** So many statements are under way at once; what comes meanwhile goes with the next one. */
const lanes = 2;

/** Reads streams from a revision to their end, those that are asked for together in one statement. */
export class ReadQueue {
  readonly #pool: Pool;
  readonly #queue = new GatheringQueue<PendingRead>(mostAtOnce, (_, reads) => this.#read(reads));
  #next = 0;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** @throws EventStoreUnavailable */
  read(stream: string, from: number): Promise<readonly RecordedEvent[]> {
    return new Promise((resolve, reject) => {
      this.#next = (this.#next + 1) % lanes;
      this.#queue.add(String(this.#next), { stream, from, resolve, reject });
    });
  }

  async #read(reads: readonly PendingRead[]): Promise<void> {
    try {
      const { rows } = await this.#pool.query<EventRow & { readonly number: string }>({
        name: 'event-store-read-streams',
        text: `select wanted.number, found.* from unnest($1::text[], $2::bigint[]) with ordinality as wanted (stream, first, number)
               cross join lateral (
                 select ${columns} from event_store.events e
                 where e.stream = wanted.stream and e.revision >= wanted.first order by e.revision
               ) found
               order by wanted.number, found.revision`,
        values: [binaryArray.text(reads.map(({ stream }) => stream)), binaryArray.int8(reads.map(({ from }) => from))],
      });
      const found = Map.groupBy(rows, ({ number }) => Number(number));
      reads.forEach(({ resolve }, index) => resolve((found.get(index + 1) ?? []).map(toRecordedEvent)));
    } catch (fault) {
      if (isTransient(fault)) for (const { reject } of reads) reject(new EventStoreUnavailable(fault));
      else if (reads.length === 1) reads[0]?.reject(fault);
      // A name that the database cannot take must not fail the others.
      else for (const read of reads) await this.#read([read]);
    }
  }
}
