export * from './commands.ts';
export * from './queries.ts';
export * from './statements.ts';
export * from './submission.ts';
