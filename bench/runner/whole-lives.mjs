import { prepareTokens, prepareVersions, storeOn } from '../actors/prepare.mjs';
import { settledWithin, startAssentOn } from './assent.mjs';

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** In the place of the last twelve digits of each id that a life has for itself; a copy has its number there. */
const ofCopy = '############';

/** Writes the events of lives that were lived once into the logs of other databases, as often as is asked for. */
export class WholeLives {
  /** As JSON: [{ stream, revision, id, type, schema_version, data, metadata }], in the order of the log. */
  #rows;
  #tokenId;

  constructor(rows, tokenId) {
    this.#rows = rows;
    this.#tokenId = tokenId;
  }

  /** Lets Assent live one, on a database of its own. */
  static async lived(bench) {
    bench.progress('living one life to copy');
    const assent = await startAssentOn(bench, { connections: 1 });
    const store = storeOn(assent.pool);
    const [tokenId] = await prepareTokens(store, 1);
    const versionIds = await prepareVersions(store, [tokenId], 1);
    await settledWithin(assent, versionIds);
    await assent.quiet();
    await store.close();
    for (const actor of [assent.http, ...Object.values(assent.servers)]) await actor.stop();
    const { rows } = await assent.pool.query(`
      select stream, revision::int, id, type, schema_version, data::text, metadata::text from event_store.events
      where stream ~ '^(version|approval|revenue|settlement)-' order by position`);
    return new WholeLives(
      rows.map((row) => ({
        ...row,
        ...Object.fromEntries(['stream', 'id', 'data', 'metadata'].map((name) => [name, opened(row[name], tokenId)])),
      })),
      tokenId,
    );
  }

  /** Events of one life. */
  get length() {
    return this.#rows.length;
  }

  /**
   * Appends so many lives to a log that nobody else writes to, as its append function would have written them, in
   * one statement, and wakes whoever follows the log, as it does. The lives of one database are numbered, and none may
   * be written twice.
   * @returns the number of the next one
   */
  async write(pool, tokenIds, first, count) {
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

  /** The id of a version in so many lives, from the first on. */
  versionIds(count) {
    const stream = this.#rows.find(({ stream: name }) => name.startsWith('version-')).stream.slice('version-'.length);
    return Array.from({ length: count }, (_, number) => stream.replace(ofCopy, number.toString(16).padStart(12, '0')));
  }
}

function opened(text, tokenId) {
  return text.replaceAll(uuid, (id) => (id === tokenId ? id : `${id.slice(0, 24)}${ofCopy}`));
}
