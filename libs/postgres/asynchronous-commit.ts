/**
 * A common table expression that makes the transaction of its statement commit without waiting for the disk; the statement
 * must read from `asynchronous_commit`. A crash of the server can undo such commits, the last ones first. Use it only for
 * work that is repeated without harm.
 */
export const asynchronousCommit = `asynchronous_commit as materialized (select set_config('synchronous_commit', 'off', true))`;
