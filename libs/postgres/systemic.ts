/**
 * Classes of SQLSTATE that blame what a statement says, and neither the server nor the way to it: the same statement fails
 * each time, and one with other contents does not.
 */
const statementClasses: ReadonlySet<string> = new Set([
  '21', // cardinality violation
  '22', // data exception
  '23', // integrity constraint violation
  '44', // with check option violation
  'P0', // raised by a function of ours
]);
const sqlState = /^[0-9A-Z]{5}$/;
/** Of the operating system, for a socket or a file: `ECONNREFUSED`, and `ENOENT` for a socket that is not there. */
const errno = /^E[A-Z0-9]+$/;
const ofTls = /^(ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;
/** Each statement fails so when the database is another one: a fault that nothing it was about is to blame for. */
const anotherDatabase = 'EVENT_LOG_CHANGED';
/** What pg says, without a code, when the server goes away. */
const connectionLost =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable|Client was closed/i;

interface Fault {
  readonly code?: unknown;
  readonly message?: unknown;
  /** Of a connection that was tried at several addresses. */
  readonly errors?: unknown;
}

/** Whether a database fault is known to come from what the statement says: data that does not fit, a constraint that it breaks. */
export function blamesStatement(fault: unknown): boolean {
  const code = codeOf(fault);
  return code !== undefined && sqlState.test(code) && statementClasses.has(code.slice(0, 2));
}

/**
 * Whether a fault is the database's, or the way's to it, and no statement is to blame: a lost connection, a deadlock, a
 * server that restarts, turns read-only, refuses sessions or lacks a privilege. It passes, or an operator ends it (C-12).
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
