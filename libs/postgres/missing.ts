/** SQLSTATE of a missing table and of a missing schema. */
const missing: ReadonlySet<unknown> = new Set(['42P01', '3F000']);

/** Whether a statement failed because its table or schema is missing, as in an empty database. */
export function isMissingTable(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && missing.has(fault.code);
}
