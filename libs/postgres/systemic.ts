/**
 * Classes of SQLSTATE that blame the content of a statement, not the server or the connection: the same statement would
 * fail every time.
 */
const statementClasses: ReadonlySet<string> = new Set([
  '21', // cardinality violation
  '22', // data exception
  '23', // integrity constraint violation
  '44', // with check option violation
  'P0', // raised by one of our functions
]);
const sqlState = /^[0-9A-Z]{5}$/;
/** Error codes of the operating system, such as `ECONNREFUSED`, or `ENOENT` for a missing socket. */
const errno = /^E[A-Z0-9]+$/;
const ofTls = /^(ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;
/** Every statement fails with this code when the address leads to another database. */
const anotherDatabase = 'EVENT_LOG_CHANGED';
/** Messages of pg, which have no code, when the server goes away. */
const connectionLost =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable|Client was closed/i;

interface Fault {
  readonly code?: unknown;
  readonly message?: unknown;
  /** One per address, if a connection was tried at several. */
  readonly errors?: unknown;
}

/** Whether the content of a statement is known to have caused the fault: invalid data, or a violated constraint. */
export function blamesStatement(fault: unknown): boolean {
  const code = codeOf(fault);
  return code !== undefined && sqlState.test(code) && statementClasses.has(code.slice(0, 2));
}

/**
 * Whether the database or the connection to it caused the fault, and no statement is to blame: a lost connection, a
 * deadlock, a missing privilege, or a server that restarts, is read-only or refuses sessions. It passes, or an operator
 * ends it (C-12).
 */
export function isSystemic(fault: unknown): boolean {
  if (typeof fault !== 'object' || fault === null) return false;
  const { message, errors }: Fault = fault;
  const code = codeOf(fault);
  if (code !== undefined) {
    if (code === anotherDatabase || errno.test(code) || ofTls.test(code)) return true;
    return sqlState.test(code) && !blamesStatement(fault);
  }
  if (Array.isArray(errors)) return errors.some(isSystemic);
  return typeof message === 'string' && connectionLost.test(message);
}

function codeOf(fault: unknown): string | undefined {
  if (typeof fault !== 'object' || fault === null || !('code' in fault)) return undefined;
  return typeof fault.code === 'string' ? fault.code : undefined;
}
