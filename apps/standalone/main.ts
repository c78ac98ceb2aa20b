import { clockOf, readConfig, runUntilStopped } from '#libs/platform';
import { startAssent } from './start-assent.ts';

await runUntilStopped(async () => {
  const config = readConfig(process.env);
  const assent = await startAssent(config, clockOf(config));
  return { ready: `Assent is ready at ${assent.url}`, lost: assent.lost, stop: () => assent.stop() };
});
