import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { isMissingTable } from '#libs/postgres';
import { DatabaseUnavailable, WrongExpectedRevision } from '../errors.ts';
import type { EventStore } from '../event-store.ts';

/** Reads and writes the identity of a log. */
export interface LogIdentity {
  /** Undefined for a log that no Assent has written its identity to. */
  read(): Promise<string | undefined>;
  /** @returns the identity that the log has from now on; another process may have set it at the same moment */
  give(id: string): Promise<string>;
}

/** The identity of the log in EventStoreDB if its URL is given; otherwise of the log in PostgreSQL. */
export function identityOf(
  eventStoreUrl: string | undefined,
  store: Pick<EventStore, 'append' | 'read'>,
  database: Pool,
): LogIdentity {
  return eventStoreUrl === undefined ? identityInTable(database) : identityInStream(store);
}

/** The identity is an event in a stream of its own, which no processor reads. */
export function identityInStream(store: Pick<EventStore, 'append' | 'read'>): LogIdentity {
  const read = async (): Promise<string | undefined> => {
    const [event] = await store.read(stream, { limit: 1 });
    return (event?.data as { logId?: string } | undefined)?.logId;
  };
  return {
    read,
    give: async (id) => {
      const metadata = {
        tenantId: 'default',
        actor: { type: 'system' as const, id: 'assent' },
        correlationId: id,
        causationId: id,
        commandId: id,
        occurredAt: new Date().toISOString(),
      };
      try {
        await store.append(stream, 'no-stream', [
          { id: randomUUID(), type: 'LogIdentified', data: { logId: id }, metadata },
        ]);
      } catch (fault) {
        if (!(fault instanceof WrongExpectedRevision)) throw fault;
      }
      return (await read()) ?? id;
    },
  };
}

const stream = 'log-identity';

/** The identity is in a table beside the events. */
export function identityInTable(pool: Pool): LogIdentity {
  const read = async (): Promise<string | undefined> => {
    try {
      return await readIdentity(pool);
    } catch (fault) {
      // The caller retries: no event is to blame.
      throw new DatabaseUnavailable(fault);
    }
  };
  return {
    read,
    give: async (id) => {
      await pool.query('insert into event_store.log_identity (id) values ($1) on conflict do nothing', [id]);
      return (await read()) ?? id;
    },
  };
}

/** The identity of the log in a database; undefined if there is no log, as in an empty database. */
export async function readIdentity(database: Pick<Pool, 'query'>): Promise<string | undefined> {
  try {
    const { rows } = await database.query<{ id: string }>('select id from event_store.log_identity');
    return rows[0]?.id;
  } catch (fault) {
    if (isMissingTable(fault)) return undefined;
    throw fault;
  }
}
