import { createLogger, readConfig, readUpstreams, runUntilStopped } from '#libs/process';
import { startGateway } from './gateway.ts';

await runUntilStopped(async () => {
  const config = readConfig(process.env);
  const gateway = await startGateway(readUpstreams(process.env), config, createLogger(config.logLevel));
  return { ready: `Assent is ready at ${gateway.url}`, stop: () => gateway.stop() };
});
