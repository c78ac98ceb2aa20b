export * from './commands.ts';
export * from './queries.ts';
export { retireSchema, type RetireRequest } from './retirement.ts';
