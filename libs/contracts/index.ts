export * from './command-api.ts';
export * from './integration-events.ts';
export * from './messaging-api.ts';
export * from './openapi/document.ts';
export { openApiDocument } from './openapi/openapi.ts';
export * from './operations/index.ts';
export * from './primitives.ts';
export * from './problems.ts';
export * from './query-api.ts';
