import { START, type Position } from '../event-store.ts';

const digits = 16;

/** A position of the table as the port's: digits enough for every safe integer, so that strings order as numbers do. */
export function toPosition(value: number): Position {
  return value === 0 ? START : String(value).padStart(digits, '0');
}

/** @throws RangeError for a position that no Postgres store has made */
export function fromPosition(position: Position): number {
  if (position === START) return 0;
  if (!/^\d{16}$/.test(position)) throw new RangeError(`'${position}' is not a position of this event store.`);
  return Number(position);
}
