import { startAssent } from '../../dist/apps/standalone/start-assent.js';
import { createLogger, readConfig, systemClock } from '../../dist/libs/process/index.js';
import { runApps } from '../../dist/libs/runtime/app/run-apps.js';

let running;

/**
 * Assent as `npm start` runs it, on a database that is there; or some of its apps, as the distributed one does.
 * @param apps their names; unset: all
 * @returns its URL
 */
export async function start({ url, apps, environment = {} }) {
  const config = { ...readConfig({ DATABASE_URL: url, LOG_LEVEL: 'error', ...environment }), port: 0 };
  if (apps === undefined) {
    running = await startAssent(config, systemClock);
  } else {
    const modules = await Promise.all(apps.map((app) => import(`../../dist/apps/${app}/${app}.module.js`)));
    const wanted = modules.map((module, index) => module[apps[index]]);
    const logger = createLogger(config.logLevel);
    running = await runApps(wanted, config, { databaseUrl: url, clock: systemClock, logger });
  }
  return running.url;
}

export async function stop() {
  await running?.stop();
}
