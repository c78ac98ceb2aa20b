/** The log lines that S6 names; pino has this shape. */
export interface ExecutionLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
