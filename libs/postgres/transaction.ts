import type { Pool, PoolClient } from 'pg';

export interface TransactionOptions {
  /**
   * False: a crash of the server may undo the last such commits, in order and each as a whole. For
   * work that its checkpoint, undone with it, has done again (DESIGN §6).
   */
  readonly durable?: boolean;
}

/** Runs the work in one transaction: committed when it resolves, rolled back when it throws. */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  { durable = true }: TransactionOptions = {},
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(durable ? 'begin' : 'begin; set local synchronous_commit to off');
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
    // A connection that cannot even roll back must not go to the next user of the pool.
    client.release(broken);
  }
}
