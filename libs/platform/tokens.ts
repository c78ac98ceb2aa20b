/** What the outside world gives to every app, by its place in Nest's container. */
export const CONFIG = Symbol('config');
export const CLOCK = Symbol('clock');
export const LOGGER = Symbol('logger');
/** The Postgres pool of the process. */
export const DATABASE = Symbol('database');
export const EVENT_STORE = Symbol('event-store');
/** What the outside would hear of a domain event. */
export const TRANSLATION = Symbol('translation');
