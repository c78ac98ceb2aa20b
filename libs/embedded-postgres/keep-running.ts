import { setTimeout as delay } from 'node:timers/promises';
import type { ServerProcess } from './server-process.ts';

/** The embedded PostgreSQL ended although nobody stopped it. */
export class EmbeddedPostgresEnded extends Error {
  override readonly name = 'EmbeddedPostgresEnded';
  readonly code = 'EMBEDDED_POSTGRES_ENDED';

  constructor(cause: unknown) {
    super(`The embedded PostgreSQL ended and is started again: ${reasonOf(cause)}`, { cause });
  }
}

/** The embedded PostgreSQL does not stay up. */
export class EmbeddedPostgresLost extends Error {
  override readonly name = 'EmbeddedPostgresLost';
  readonly code = 'EMBEDDED_POSTGRES_LOST';

  constructor(times: number, logFile: string, cause: unknown) {
    super(
      `The embedded PostgreSQL ended ${times} times in a row soon after its start, and Assent cannot go on. ` +
        `Read why in ${logFile}, repair that, and start again. The last time: ${reasonOf(cause)}`,
      { cause },
    );
  }
}

export interface KeptServer {
  /** Resolves when it is not started again any more. */
  readonly lost: Promise<EmbeddedPostgresLost>;
  stop(): Promise<void>;
}

const shortLifeMs = 3_000;
const quickEndsAllowed = 5;
const shortestPauseMs = 200;

/**
 * Starts a server again when it ends by itself. The pauses between quick ends grow, because the
 * sessions of a killed server hold its memory until they notice, and no other one starts so long.
 * @param start starts another one on the same data; given up when the signal says so
 */
export function keepRunning(
  first: ServerProcess,
  start: (stopping: AbortSignal) => Promise<ServerProcess>,
  logFile: string,
  onEnded: (fault: EmbeddedPostgresEnded) => void,
): KeptServer {
  const stopping = new AbortController();
  const { promise: lost, resolve: lose } = Promise.withResolvers<EmbeddedPostgresLost>();
  let starting = Promise.resolve(first);

  const watch = async (): Promise<void> => {
    let quickEnds = 0;
    for (;;) {
      let upSince = Infinity;
      const cause = await starting
        .then((server) => {
          upSince = performance.now();
          return server.ended;
        })
        .catch((error: unknown) => error);
      if (stopping.signal.aborted) return;
      quickEnds = performance.now() - upSince > shortLifeMs ? 1 : quickEnds + 1;
      if (quickEnds > quickEndsAllowed) {
        lose(new EmbeddedPostgresLost(quickEnds, logFile, cause));
        return;
      }
      onEnded(new EmbeddedPostgresEnded(cause));
      starting = delay(shortestPauseMs * 2 ** (quickEnds - 1), undefined, { signal: stopping.signal }).then(() =>
        start(stopping.signal),
      );
    }
  };
  const watching = watch();

  return {
    lost,
    stop: async () => {
      stopping.abort();
      await starting.then((server) => server.stop()).catch(() => undefined);
      await watching;
    },
  };
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
