export { asyncApiDocument } from './asyncapi.ts';
export { topics, type Topic } from './event-kind.ts';
export * from './integration-events.ts';
export { eventSchema, eventTypes, exampleMessage, publishedFiles } from './published-schemas.ts';
