/** The code of a system error, such as ENOENT or EADDRINUSE. Undefined if the value has none. */
export function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
