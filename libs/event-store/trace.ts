/** The W3C trace context of a trace that begins with a command, named after its id, which is as unique as a trace's has to be. */
export function traceparentOf(commandId: string): string {
  const traceId = commandId.replaceAll('-', '');
  return `00-${traceId}-${traceId.slice(16)}-01`;
}
