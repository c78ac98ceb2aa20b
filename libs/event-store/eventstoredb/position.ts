import { START, type Position } from '../event-store.ts';

/** A place in the server's `$all`: it orders by commit position, then by prepare position. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Older servers answer with a position beyond this one when they do not know it. */
export const lastPosition = 2n ** 63n - 1n;

/** The number of digits that any signed 64-bit integer needs. */
const digits = 19;

/** The server's position as a port position. Its fixed width makes strings compare as positions do. */
export function toPosition({ commit, prepare }: LogPosition): Position {
  return `${String(commit).padStart(digits, '0')}${String(prepare).padStart(digits, '0')}`;
}

/**
 * @returns undefined for START
 * @throws RangeError for a position that is not of EventStoreDB
 */
export function fromPosition(position: Position): LogPosition | undefined {
  if (position === START) return undefined;
  if (!/^\d{38}$/.test(position)) throw new RangeError(`'${position}' is not a position of this event store.`);
  return { commit: BigInt(position.slice(0, digits)), prepare: BigInt(position.slice(digits)) };
}

export function later(position: Position, ...others: readonly (Position | undefined)[]): Position {
  return others.reduce<Position>((latest, other = START) => (other > latest ? other : latest), position);
}
