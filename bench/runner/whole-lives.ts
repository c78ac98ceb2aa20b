import type { Pool } from 'pg';
import { prepareTokens, prepareVersions, storeOn } from '../actors/prepare.ts';
import { settledWithin, startAssentOn } from './assent.ts';
import type { Bench } from './bench.ts';

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Stands for the last twelve digits of each id that belongs to one life. A copy has its number there. */
const ofCopy = '############';

/** A row of the log; `data` and `metadata` are JSON text. */
interface EventRow {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly data: string;
  readonly metadata: string;
}

/** Copies the events of one real life into other logs, as often as a measurement needs it. */
export class WholeLives {
  /** In the order of the log. */
  readonly #rows: readonly EventRow[];
  readonly #tokenId: string;

  constructor(rows: readonly EventRow[], tokenId: string) {
    this.#rows = rows;
    this.#tokenId = tokenId;
  }

  /** Starts Assent on a database of its own and runs one life there. */
  static async lived(bench: Bench): Promise<WholeLives> {
    bench.progress('running one life to copy');
    const assent = await startAssentOn(bench, { connections: 1 });
    const store = storeOn(assent.pool);
    const tokenIds = await prepareTokens(store, 1);
    const [tokenId = ''] = tokenIds;
    await settledWithin(assent, await prepareVersions(store, tokenIds, 1));
    await assent.quiet();
    await store.close();
    await assent.stop();
    const { rows } = await assent.pool.query<EventRow>(`
      select stream, revision::int, id, type, schema_version, data::text, metadata::text from event_store.events
      where stream ~ '^(version|approval|revenue|settlement)-' order by position`);
    return new WholeLives(
      rows.map(({ stream, id, data, metadata, ...row }) => ({
        ...row,
        stream: opened(stream, tokenId),
        id: opened(id, tokenId),
        data: opened(data, tokenId),
        metadata: opened(metadata, tokenId),
      })),
      tokenId,
    );
  }

  /** Events of one life. */
  get length(): number {
    return this.#rows.length;
  }

  /**
   * Appends lives to a log that has no other writer, in one statement, as its append function would have written them, and
   * notifies its readers as that function does. Lives of one database are numbered; each number can be written once.
   * @returns the next number
   */
  async write(pool: Pool, tokenIds: readonly string[], first: number, count: number): Promise<number> {
    await pool.query(
      `insert into event_store.events (position, stream, revision, id, type, schema_version, data, metadata)
       select head.position + row_number() over (order by life.number, row.ordinal),
         replace(row.stream, '${ofCopy}', life.id), row.revision, replace(row.id, '${ofCopy}', life.id)::uuid,
         row.type, row.schema_version,
         replace(replace(row.data, '${ofCopy}', life.id), $2, life.token)::json,
         replace(replace(row.metadata, '${ofCopy}', life.id), $2, life.token)::json
       from (select coalesce(max(position), 0) as position from event_store.events) head
       cross join (
         select number, lpad(to_hex(number), 12, '0') as id, ($3::text[])[1 + number % cardinality($3::text[])] as token
         from generate_series($4::bigint, $4::bigint + $5::bigint - 1) number
       ) life
       cross join (
         select * from json_to_recordset($1::json) as row (
           ordinal int, stream text, revision bigint, id text, type text, schema_version smallint, data text, metadata text
         )
       ) row
       order by life.number, row.ordinal`,
      [JSON.stringify(this.#rows.map((row, ordinal) => ({ ordinal, ...row }))), this.#tokenId, tokenIds, first, count],
    );
    await pool.query(`select pg_notify('event_store_appended', 'bench')`);
    return first + count;
  }

  /** The ids of the versions in the lives from number 0 on. */
  versionIds(count: number): readonly string[] {
    const row = this.#rows.find(({ stream }) => stream.startsWith('version-'));
    const template = row?.stream.slice('version-'.length) ?? '';
    return Array.from({ length: count }, (_, number) =>
      template.replace(ofCopy, number.toString(16).padStart(12, '0')),
    );
  }
}

function opened(text: string, tokenId: string): string {
  return text.replaceAll(uuid, (id) => (id === tokenId ? id : `${id.slice(0, 24)}${ofCopy}`));
}
