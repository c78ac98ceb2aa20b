import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { LogChanged, type EventStore, type LogGuard, type LogIdentity } from '#libs/event-store';
import { isMissingTable, systemRole } from '#libs/postgres';

/**
 * The identity of the log that the checkpoints of this database belong to. A log that is used for the first time, or by
 * a version that knows of identities for the first time, is given one; not so a log that ends before a checkpoint.
 * @throws LogChanged
 */
export async function recogniseLog(database: Pool, log: LogIdentity, store: Pick<EventStore, 'head'>): Promise<string> {
  const known = await knownLog(database);
  const found = await log.read();
  if (known !== undefined) {
    if (known !== found) throw new LogChanged(known, found);
    return known;
  }
  const { rows } = await database.query<{ furthest: string | null }>(
    'select max(position) as furthest from processing.checkpoints',
  );
  if ((rows[0]?.furthest ?? '') > (await store.head())) throw new LogChanged(undefined, found);
  const id = found ?? (await log.give(randomUUID()));
  await database.query('insert into processing.log_identity (id) values ($1) on conflict do nothing', [id]);
  // Another process may have started at the same moment, on another log.
  const kept = await knownLog(database);
  if (kept !== id) throw new LogChanged(kept, id);
  return id;
}

/** Checks each new connection of the pool: its database must hold the checkpoints of this log. */
export function verifyConnections(database: Pool, id: string, guard: LogGuard): void {
  const { verify = (_, done) => done() } = database.options;
  database.options.verify = (client, done) => {
    verify(client, (fault) => {
      if (fault === undefined) compare(client, done);
      else done(fault);
    });
  };
  const compare: typeof verify = (client, done) => {
    knownLogOf(client).then(
      (known) => {
        done(known === id ? undefined : guard.refuse(known));
      },
      (fault: unknown) => {
        done(isMissingTable(fault) ? guard.refuse(undefined) : (fault as Error));
      },
    );
  };
}

/** Reads as the system role, because the login role of the apps sees only tables with tenants' data. */
async function knownLogOf(client: Pick<PoolClient, 'query'>): Promise<string | undefined> {
  await client.query(`begin; set local role ${systemRole}`);
  const known = await knownLog(client);
  await client.query('commit');
  return known;
}

/** The identity of the log that the checkpoints of this database belong to; undefined before the first start. */
export async function knownLog(database: Pick<Pool | PoolClient, 'query'>): Promise<string | undefined> {
  const { rows } = await database.query<{ id: string }>('select id from processing.log_identity');
  return rows[0]?.id;
}
