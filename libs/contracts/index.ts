export * from './command-api.ts';
export * from './integration-events.ts';
export * from './primitives.ts';
export * from './problems.ts';
export * from './query-api.ts';
