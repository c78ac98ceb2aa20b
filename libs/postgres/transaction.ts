import type { Pool, PoolClient } from 'pg';

/** Runs the work in one transaction: committed when it resolves, rolled back when it throws. */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  isolation: 'read committed' | 'repeatable read' = 'read committed',
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(isolation === 'read committed' ? 'begin' : `begin isolation level ${isolation}`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (fault) {
    try {
      await client.query('rollback');
    } catch (rollbackFault) {
      broken = rollbackFault instanceof Error ? rollbackFault : new Error(String(rollbackFault));
    }
    throw fault;
  } finally {
    // A connection that could not roll back must not return to the pool.
    client.release(broken);
  }
}
