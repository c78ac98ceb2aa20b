import { pino, type Logger } from 'pino';
import type { Config } from './config.ts';

export type { Logger } from 'pino';

/** JSON lines on standard output (CV-14). */
export function createLogger(level: Config['logLevel']): Logger {
  return pino({ level, timestamp: pino.stdTimeFunctions.isoTime, base: null });
}
