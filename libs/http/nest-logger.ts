import type { LoggerService } from '@nestjs/common';
import type { Logger } from '#libs/process';

/** Writes Nest's messages to our log. Start-up messages get the level debug; warnings and errors keep theirs. */
export function nestLogger(logger: Logger): LoggerService {
  const text = (message: unknown): string =>
    message instanceof Error ? (message.stack ?? message.message) : String(message);
  return {
    log: (message: unknown) => {
      logger.debug(text(message));
    },
    debug: (message: unknown) => {
      logger.debug(text(message));
    },
    verbose: (message: unknown) => {
      logger.trace(text(message));
    },
    warn: (message: unknown) => {
      logger.warn(text(message));
    },
    error: (message: unknown) => {
      // The main program reports this error as one sentence that says what to do.
      if (/^Error: listen E[A-Z]+:/.test(text(message))) return;
      logger.error(text(message));
    },
    fatal: (message: unknown) => {
      logger.fatal(text(message));
    },
  };
}
