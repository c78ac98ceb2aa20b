export { appNames, type AppName } from './app/app-names.ts';
export type { App, ConsumerGroup } from './app/app.ts';
export { reachDatabaseToMigrate } from './app/reach-database.ts';
export { runApp } from './app/run-app.ts';
export { portTaken, ProcessModule, runApps, type RunningApps } from './app/run-apps.ts';
export { BackgroundWork } from './health/background-work.ts';
export type { Health } from './health/get-health.controller.ts';
export { ConsumerFaults } from './integration-transport.ts';
export { leaderLocks, type LeaderSchedule } from './leader-schedule.ts';
export { ProcessMetrics } from './metrics/process-metrics.ts';
export { ProcessorHost, RunningProcessors } from './processor-host.ts';
export { longestWaitMs, ProcessorProgress } from './processor-progress.ts';
export { RuntimeModule, type Runtime } from './runtime.module.ts';
export {
  CLOCK,
  CONFIG,
  SYSTEM_DATABASE,
  SEARCH_DATABASE,
  TENANT_DATABASE,
  EVENT_STORE,
  GROUP_OFFSETS,
  LOGGER,
} from './tokens.ts';
