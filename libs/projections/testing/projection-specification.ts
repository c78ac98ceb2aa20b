import type { EventMetadata, RecordedEvent } from '#libs/event-store';
import type { Projection } from '../projection.ts';
import { BatchRows } from '../rows.ts';
import type { Table } from '../table.ts';

/** An event before it is recorded. */
interface Happened {
  readonly stream: string;
  readonly type: string;
  readonly data: object;
  readonly metadata?: Partial<EventMetadata>;
}

type Row = Readonly<Record<string, unknown>>;
/** Rows by the name of their table. */
type Rows = Readonly<Record<string, readonly Row[]>>;

/** When the next event occurs, by the metadata of its command. */
export const occurredAt = '2026-02-03T04:05:06.789Z';
const tenantId = 'acme';
const occurredBefore = '2026-02-02T00:00:00.000Z';

/**
 * Specifies a projection: which events the log has, which one comes next, and which columns it changes.
 *
 * Every specification also proves that each row has exactly the columns of its table, that it remembers the position of the
 * event, and that a second application of the event changes nothing.
 */
export function projectionSpecification(projection: Projection) {
  const specified = new Set<string>();
  return {
    given: (...events: readonly Happened[]) => ({
      when: (event: Happened) => {
        specified.add(event.type);
        const tables = new TablesInMemory(projection);
        const outcome = () =>
          tables.changesBy([
            ...events.map((each, index) => recorded(each, index, occurredBefore)),
            recorded(event, events.length, occurredAt),
          ]);
        return {
          /** @param expected by table, the rows that change: all columns of a new row, else those with another value */
          then: (expected: Rows) => {
            expect(outcome()).toEqual(expected);
          },
          thenNothing: () => {
            expect(outcome()).toEqual({});
          },
          thenFault: (message: string) => {
            expect(outcome).toThrow(message);
          },
        };
      },
    }),
    /** The types of events that the projection takes and no specification is about. */
    unspecified: () => projection.types.filter((type) => !specified.has(type)),
  };
}

function recorded({ stream, type, data, metadata }: Happened, index: number, occurredAt: string): RecordedEvent {
  const id = `00000000-0000-4000-9000-${String(index).padStart(12, '0')}`;
  return {
    ...{ id, stream, type, data, schemaVersion: 1, revision: index, recordedAt: occurredAt },
    position: String(index + 1).padStart(16, '0'),
    metadata: {
      tenantId,
      actor: { type: 'user', id: 'tester' },
      ...{ correlationId: id, causationId: id, commandId: id, occurredAt },
      ...metadata,
    },
  };
}

/** The tables of a projection, with the rules that its statements have for rows that are there. */
class TablesInMemory {
  readonly #projection: Projection;
  readonly #rows = new Map<Table, Map<string, Row>>();

  constructor(projection: Projection) {
    this.#projection = projection;
    for (const table of projection.tables) this.#rows.set(table, new Map());
  }

  /** What the last of the events changes. */
  changesBy(events: readonly RecordedEvent[]): Rows {
    const { name, types } = this.#projection;
    const last = events.at(-1);
    if (last === undefined || !types.includes(last.type)) throw new TypeError(`${name} takes no ${last?.type}.`);
    for (const event of events.slice(0, -1)) if (types.includes(event.type)) this.#apply(event);
    const before = this.#copy();
    this.#apply(last);
    const after = this.#copy();
    this.#apply(last);
    expect(this.#copy()).toEqual(after);
    return differences(before, after, last);
  }

  #apply(event: RecordedEvent): void {
    const { reads, tables, apply } = this.#projection;
    const key = reads?.keyOf(event);
    const row = reads && key !== undefined ? this.#rowsOf(reads.table).get(key) : undefined;
    const batch = new BatchRows(
      key === undefined || row === undefined ? new Map() : new Map([[key, { ...row, tenant_id: tenantId }]]),
      reads?.table,
    );
    apply(event, batch.of(tenantId));
    for (const table of tables) for (const changed of batch.changedIn(table).values()) this.#write(table, changed);
  }

  #write(table: Table, changed: object): void {
    // As the database keeps it.
    const { tenant_id, ...row } = JSON.parse(JSON.stringify(changed)) as Row;
    expect(tenant_id).toBe(tenantId);
    expect(Object.keys(row).toSorted()).toEqual(table.columns.toSorted());
    const rows = this.#rowsOf(table);
    const key = table.key.map((column) => String(row[column])).join(' ');
    const standing = rows.get(key);
    if (standing !== undefined && table.onConflict === 'keep-existing') return;
    const isNewer = standing === undefined || String(standing['last_position']) < String(row['last_position']);
    if (table.onConflict === 'keep-newer' && !isNewer) return;
    rows.set(key, row);
  }

  #rowsOf(table: Table): Map<string, Row> {
    const rows = this.#rows.get(table);
    if (rows === undefined) throw new TypeError(`${table.name} is not a table of ${this.#projection.name}.`);
    return rows;
  }

  #copy(): ReadonlyMap<string, ReadonlyMap<string, Row>> {
    return new Map([...this.#rows].map(([{ name }, rows]) => [name, new Map(rows)]));
  }
}

type Tables = ReadonlyMap<string, ReadonlyMap<string, Row>>;

function differences(before: Tables, after: Tables, { position }: RecordedEvent): Rows {
  const changed: Record<string, Row[]> = {};
  for (const [table, rows] of after) {
    for (const [key, row] of rows) {
      const standing = before.get(table)?.get(key);
      if (row === standing) continue;
      const { last_position: lastPosition = position, ...columns } = row;
      expect(lastPosition).toBe(position);
      const others = Object.entries(columns).filter(([column, value]) => !isSame(standing?.[column], value));
      (changed[table] ??= []).push(Object.fromEntries(standing === undefined ? Object.entries(columns) : others));
    }
  }
  return changed;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
