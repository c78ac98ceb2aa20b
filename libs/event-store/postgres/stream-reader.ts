import { coalescedPer, type TenantDatabase } from '#libs/postgres';
import type { DecodedEvent } from '../decode-event.ts';
import { tenantOfStream } from '#libs/tenants';
import { binaryArray } from './binary-array.ts';
import { columns, toDecodedEvent, type EventRow } from './event-row.ts';

interface StreamFrom {
  readonly stream: string;
  /** The first revision to return. */
  readonly from: number;
}

const mostAtOnce = 100;
const lanes = 2;

/**
 * Reads streams from a revision to their end. Reads of one tenant that are requested together share a statement.
 * @throws faults of the database
 */
export function streamReader(tenants: TenantDatabase): (wanted: StreamFrom) => Promise<readonly DecodedEvent[]> {
  const read = coalescedPer(
    mostAtOnce,
    async (tenantId, wanted: readonly StreamFrom[]) => {
      const { rows } = await tenants.of(tenantId).query<EventRow & { readonly number: string }>({
        name: 'event-store-read-streams',
        text: `select wanted.number, found.* from unnest($1::text[], $2::bigint[]) with ordinality as wanted (stream, first, number)
               cross join lateral (
                 select ${columns} from event_store.events e
                 where e.stream = wanted.stream and e.revision >= wanted.first order by e.revision
               ) found
               order by wanted.number, found.revision`,
        values: [
          binaryArray.text(wanted.map(({ stream }) => stream)),
          binaryArray.int8(wanted.map(({ from }) => from)),
        ],
      });
      const found = Map.groupBy(rows, ({ number }) => Number(number));
      return wanted.map((_, index) => (found.get(index + 1) ?? []).map(toDecodedEvent));
    },
    lanes,
  );
  return (wanted) => read(tenantOfStream(wanted.stream), wanted);
}
