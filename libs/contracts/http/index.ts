export * from './areas.ts';
export { operatorCommandSchema, type OperatorCommandRequest } from './commands.ts';
export { commandQuerySchema, planSchema, type CommandQuery, type Plan } from './dry-run.ts';
export { canBeRepeated, canBeTried, problemsOf, servedBy, weightOf, type Area, type Operation } from './operation.ts';
export { pageOf, pageQuerySchema, type PageQuery } from './paging.ts';
export { minPositionHeader, minPositionSchema } from './request-headers.ts';
