import type { Pool } from 'pg';
import type { EventToAppend } from '#libs/event-store';
import { anEvent } from '../../event-store/testing/event-store.contract.ts';
import type { Projection } from '../projection.ts';
import { folding } from '../row-fold.ts';
import type { FoldedRow } from '../table.ts';

export interface CounterRow extends FoldedRow {
  readonly id: string;
  readonly total: number;
}

/** Adds up the numbers in a stream's events. The text "poison" is too large for its number column. */
export const counters: Projection = {
  name: 'counters',
  types: ['Opened', 'Counted'],
  ...folding<CounterRow>({
    table: { name: 'counters', key: ['id'], columns: ['id', 'total', 'last_position'] },
    opening: 'Opened',
    keyOf: (event) => event.stream,
    evolve: (row, event) => ({
      id: event.stream,
      total: (row?.total ?? 0) + (event.data as { by: number }).by,
      last_position: event.position,
    }),
  }),
};

/** Makes the table of {@link counters}. */
export async function createCounters(database: Pool): Promise<void> {
  await database.query(
    'create table counters (id text primary key, total integer not null, last_position text not null, tenant_id text not null)',
  );
}

/** The sums of {@link counters}, by stream. */
export async function totalsIn(database: Pool): Promise<Record<string, number>> {
  const { rows } = await database.query<CounterRow>('select * from counters');
  return Object.fromEntries(rows.map(({ id, total }) => [id, total]));
}

/** An event for {@link counters}. */
export const counted = (by: unknown): EventToAppend => ({ ...anEvent(), type: 'Counted', data: { by } });
