/**
 * A common table expression that lets the transaction of its statement commit without waiting for the disk. The statement
 * must read from `asynchronous_commit`. If the server crashes it can lose the latest such commits, so use it only for work
 * that is safe to repeat.
 */
export const asynchronousCommit = `asynchronous_commit as materialized (select set_config('synchronous_commit', 'off', true))`;
