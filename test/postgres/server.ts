import type { EmbeddedPostgres } from '#libs/platform/embedded-postgres';

interface Server {
  readonly postgres: EmbeddedPostgres;
  readonly directory: string;
}

const key = Symbol.for('assent.test.postgres');
const kept = globalThis as { [key]?: Server };

/** jest loads its setup and its teardown apart; they share the global object alone. */
export function keepServer(server: Server): void {
  kept[key] = server;
}

export function keptServer(): Server | undefined {
  return kept[key];
}
