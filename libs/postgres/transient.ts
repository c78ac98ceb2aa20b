/** SQLSTATEs of faults that pass by themselves (C-12): the same statement may be tried again. */
const transientStates: ReadonlySet<string> = new Set([
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '53100', // disk_full
  '53200', // out_of_memory
  '53300', // too_many_connections
  '55P03', // lock_not_available
  '58030', // io_error
  '57014', // query_canceled, by a statement timeout
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '57P05', // idle_session_timeout
  '25P03', // idle_in_transaction_session_timeout
]);

/** Class 08: connection exceptions. */
const connectionClass = '08';

/** Of the socket below. */
const transientErrnos: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

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

/** Whether a database fault may pass by itself: a lost connection, a deadlock, a server that restarts. */
export function isTransient(fault: unknown): boolean {
  if (typeof fault !== 'object' || fault === null) return false;
  const { code, message, errors }: Fault = fault;
  if (typeof code === 'string')
    return (
      code === anotherDatabase ||
      transientStates.has(code) ||
      transientErrnos.has(code) ||
      code.startsWith(connectionClass)
    );
  if (Array.isArray(errors)) return errors.some(isTransient);
  return typeof message === 'string' && connectionLost.test(message);
}
