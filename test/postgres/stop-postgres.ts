import { rm } from 'node:fs/promises';
import { keptServer } from './server.ts';

export default async function stopPostgres(): Promise<void> {
  const server = keptServer();
  if (server === undefined) return;
  await server.postgres.stop();
  await rm(server.directory, { recursive: true, force: true });
}
