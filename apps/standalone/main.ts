import { MovableClock, readConfig, runUntilStopped } from '#libs/platform';
import { startAssent } from './start-assent.ts';

await runUntilStopped(async () => {
  // Local mode, the only one there is without authentication: whoever reaches us may move the clock.
  const assent = await startAssent(readConfig(process.env), new MovableClock());
  return { ready: `Assent is ready at ${assent.url}`, lost: assent.lost, stop: () => assent.stop() };
});
