import { createLogger, InvalidConfiguration, readConfig, runUntilStopped, systemClock } from '#libs/process';
import type { App } from './app.ts';
import { runApps } from './run-apps.ts';

/** The main program of an app that runs as a process of its own, next to others on the same database. */
export function runApp(app: App): Promise<void> {
  return runUntilStopped(async () => {
    const config = readConfig(process.env);
    const { databaseUrl, logLevel } = config;
    if (databaseUrl === undefined) {
      throw new InvalidConfiguration(['DATABASE_URL is missing. Set it to the database that all apps share']);
    }
    const logger = createLogger(logLevel);
    const running = await runApps([app], config, { databaseUrl, clock: systemClock, logger });
    const ready = `Assent's ${app.name} is ready at ${running.url}`;
    return { ready, lost: running.lost, drainMs: config.drainMs, stop: () => running.stop() };
  });
}
