import type { Migrations } from '#libs/postgres';

export { CheckpointMoved, moveCheckpoint, readCheckpoint, readCheckpoints, resetCheckpoint } from './checkpoints.ts';
export { isFaultOfEvent } from './event-fault.ts';
export { knownLog, recogniseLog, verifyConnections } from './known-log.ts';
export {
  askForRetry,
  countParked,
  discardParked,
  inOrderOrParked,
  listParked,
  park,
  recordedEventOf,
  type ParkedEvent,
} from './parked-events.ts';
export { runProcessors } from './parked-retries.ts';
export {
  CheckpointBeyondLog,
  runProcessor,
  type Processor,
  type ProcessorEnvironment,
  type ProcessorState,
} from './processor.ts';
export { beat, beatEveryMs, endBeats, knownProcesses, type Beat, type KnownProcess, type Stuck } from './processes.ts';
export { projectionProcessor, type Projection } from './projection.ts';
export {
  findProjectionJob,
  latestProjectionJobs,
  ProjectionJobUnderWay,
  requestProjectionJob,
  runProjectionJobs,
  type ProjectionJob,
} from './projection-jobs.ts';
export { checkProjection, rebuildProjection, rowsThatDiffer, type Comparison, type Differences } from './rebuild.ts';
export { reactorProcessor, type Reactor } from './reactor.ts';
export { folding, type RowFold } from './row-fold.ts';
export type { Rows } from './rows.ts';
export type { FoldedRow, Table, TableOf } from './table.ts';
export { parkStream, unreadableStreams, unreadableStreamsProcessor } from './unreadable-streams.ts';

/** The tables of processors: their checkpoints, what they parked, and the processes that run them. */
export const processingMigrations: Migrations = {
  schema: 'processing',
  directory: new URL('./schema/', import.meta.url),
};
export { furthestBehind, lagMs, type LagSource } from './lag.ts';
