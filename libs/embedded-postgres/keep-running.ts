import { backoffMs, pause } from '#libs/concurrency';
import type { ServerProcess } from './server-process.ts';

/** The embedded PostgreSQL ended without a call to stop. */
export class EmbeddedPostgresEnded extends Error {
  override readonly name = 'EmbeddedPostgresEnded';
  readonly code = 'EMBEDDED_POSTGRES_ENDED';

  constructor(cause: unknown) {
    super(`The embedded PostgreSQL ended and is restarted: ${reasonOf(cause)}`, { cause });
  }
}

/** The embedded PostgreSQL keeps ending soon after its start. */
export class EmbeddedPostgresLost extends Error {
  override readonly name = 'EmbeddedPostgresLost';
  readonly code = 'EMBEDDED_POSTGRES_LOST';

  constructor(times: number, logFile: string, cause: unknown) {
    super(
      `The embedded PostgreSQL ended ${times} times in a row soon after its start, so Assent stops. ` +
        `Find the cause in ${logFile}, fix it and start again. Last reason: ${reasonOf(cause)}`,
      { cause },
    );
  }
}

export interface KeptServer {
  /** Resolves when it is not restarted any more. */
  readonly lost: Promise<EmbeddedPostgresLost>;
  stop(): Promise<void>;
}

const shortLifeMs = 3_000;
const quickEndsAllowed = 5;
const shortestPauseMs = 200;

/**
 * Restarts a server when it ends by itself. The pauses grow if it ends soon after a start: the sessions of a killed
 * server keep its shared memory for a while, and no new server can start until then.
 * @param start starts a server on the same data, until the signal aborts
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
      starting = pause(backoffMs(quickEnds, { firstMs: shortestPauseMs }), stopping.signal).then(() => {
        stopping.signal.throwIfAborted();
        return start(stopping.signal);
      });
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
