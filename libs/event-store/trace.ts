/**
 * The W3C trace context of a trace that begins with a command. The command's id gives the trace id, because it is
 * unique enough.
 */
export function traceparentOf(commandId: string): string {
  const traceId = commandId.replaceAll('-', '');
  return `00-${traceId}-${traceId.slice(16)}-01`;
}
