export { integrationEventsOf, publishedTypes } from './integration-events.ts';
