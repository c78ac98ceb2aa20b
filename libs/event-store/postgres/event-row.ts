import { decodeEvent, type DecodedEvent } from '../decode-event.ts';
import { toPosition } from './position.ts';

/** A row of `event_store.events` with the {@link columns}. */
export interface EventRow {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly schema_version: number;
  /** JSON. */
  readonly data: string;
  /** JSON. */
  readonly metadata: string;
  readonly recorded_at: string;
}

/** Selects the payloads as text, because their length measures the cost of keeping them. */
export const columns = 'position, stream, revision, id, type, schema_version, data::text, metadata::text, recorded_at';

export function toDecodedEvent(row: EventRow): DecodedEvent {
  return decodeEvent({
    position: toPosition(Number(row.position)),
    stream: row.stream,
    revision: Number(row.revision),
    id: row.id,
    type: row.type,
    schemaVersion: row.schema_version,
    data: JSON.parse(row.data) as unknown,
    metadata: JSON.parse(row.metadata) as unknown,
    recordedAt: row.recorded_at,
  });
}
