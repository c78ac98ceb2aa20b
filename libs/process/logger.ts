import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.ts';
import { maskLine } from './masking/mask-secrets.ts';

export type { Logger } from 'pino';

const standardOutput = 1;

/**
 * JSON lines on standard output (CV-14). Every line is masked as it leaves (P7-9): only there are errors, bodies and
 * headers what they will be read as.
 */
export function createLogger(
  level: Config['logLevel'],
  sink: DestinationStream = pino.destination({ fd: standardOutput, sync: true }),
): Logger {
  const masking = {
    write: (line: string): void => {
      sink.write(maskLine(line));
    },
  };
  return pino({ level, timestamp: pino.stdTimeFunctions.isoTime, base: null }, masking);
}
