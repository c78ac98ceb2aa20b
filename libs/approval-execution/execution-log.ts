/** Writes the log lines of S6. A pino logger has this shape. */
export interface ExecutionLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Writes the lines of S6-35 and S6-36. */
export function logFailure(
  log: ExecutionLog,
  { versionId, approvalRequestId }: { readonly versionId: string; readonly approvalRequestId: string },
  code: string,
  message: string,
): void {
  const fields = { versionId, approvalRequestId, code };
  if (code === 'VERSION_NOT_FOUND') log.error(fields, 'Failed to execute approval: version not found');
  else if (code === 'INVALID_STATE_TRANSITION') {
    log.warn(fields, message.replace('Invalid transition', 'State machine violation'));
  } else log.warn(fields, `Failed to execute approval: ${message}`);
}
