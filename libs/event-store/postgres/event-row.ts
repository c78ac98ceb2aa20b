import type { EventMetadata, RecordedEvent } from '../event-store.ts';
import { toPosition } from './position.ts';

/** A row of `event_store.events`, as {@link columns} asks for it. */
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

/** The payloads as text: how long they are says what keeping them costs. */
export const columns = 'position, stream, revision, id, type, schema_version, data::text, metadata::text, recorded_at';

export function toRecordedEvent(row: EventRow): RecordedEvent {
  return {
    position: toPosition(Number(row.position)),
    stream: row.stream,
    revision: Number(row.revision),
    id: row.id,
    type: row.type,
    schemaVersion: row.schema_version,
    data: JSON.parse(row.data) as object,
    metadata: JSON.parse(row.metadata) as EventMetadata,
    recordedAt: row.recorded_at,
  };
}
