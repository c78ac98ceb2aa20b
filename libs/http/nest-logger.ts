import type { LoggerService } from '@nestjs/common';
import type { Logger } from '#libs/process';

/** Nest's own messages in our log: its start-up chatter at debug, its complaints as they are. */
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
