/** SQLSTATEs for a table and for a schema that is not there. */
const missing: ReadonlySet<unknown> = new Set(['42P01', '3F000']);

/** Whether a statement failed because its table or schema is missing, as in a database that is empty. */
export function isMissingTable(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && missing.has(fault.code);
}
