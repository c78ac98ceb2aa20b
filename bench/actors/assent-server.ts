import { startAssent } from '#apps/standalone/start-assent';
import { createLogger, readConfig, systemClock } from '#libs/process';
import { runApps, type App, type AppName } from '#libs/runtime';
import { closeAtEnd } from './opened.ts';

export { stop } from './opened.ts';

export type Environment = Readonly<Record<string, string>>;

/**
 * Starts Assent on an existing database: all apps as `npm start` does, or some of them as the distributed Assent does.
 * @param apps default: all
 * @returns its URL
 */
export async function start({
  url,
  apps,
  environment = {},
}: {
  readonly url: string;
  readonly apps?: readonly AppName[] | undefined;
  readonly environment?: Environment | undefined;
}): Promise<string> {
  const config = { ...readConfig({ DATABASE_URL: url, LOG_LEVEL: 'error', ...environment }), port: 0 };
  const running =
    apps === undefined
      ? await startAssent(config, systemClock)
      : await runApps(await Promise.all(apps.map(appNamed)), config, {
          databaseUrl: url,
          clock: systemClock,
          logger: createLogger(config.logLevel),
        });
  closeAtEnd(() => running.stop());
  return running.url;
}

/** CPU time that this process has used, in ms. The load of the machine changes it less than any latency. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Loads the module of an app, and no other: each app is measured with the memory that it needs itself. */
async function appNamed(name: AppName): Promise<App> {
  switch (name) {
    case 'command':
      return (await import('#apps/command/command.module')).command;
    case 'query':
      return (await import('#apps/query/query.module')).query;
    case 'projector':
      return (await import('#apps/projector/projector.module')).projector;
    case 'worker':
      return (await import('#apps/worker/worker.module')).worker;
    case 'settlement':
      return (await import('#apps/settlement/settlement.module')).settlement;
    case 'monitoring':
      return (await import('#apps/monitoring/monitoring.module')).monitoring;
  }
}
