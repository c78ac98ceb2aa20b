import { START, type Position } from '../event-store.ts';

const digits = 16;

/** The position of a row as a port position, with enough digits that strings compare as numbers do. */
export function toPosition(value: number): Position {
  return value === 0 ? START : String(value).padStart(digits, '0');
}

/** @throws RangeError for a position that is not of the PostgreSQL store */
export function fromPosition(position: Position): number {
  if (position === START) return 0;
  if (!/^\d{16}$/.test(position)) throw new RangeError(`'${position}' is not a position of this event store.`);
  return Number(position);
}
