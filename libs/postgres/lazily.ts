/**
 * A common table expression that lets the statement it stands in, and the transaction around it, commit without waiting for
 * the disk; the statement has to read from it. A crash of the server may undo such commits, the last ones first: for what is
 * done again without harm.
 */
export const lazily = `lazily as materialized (select set_config('synchronous_commit', 'off', true))`;
