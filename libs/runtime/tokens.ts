/** What the outside world gives to every app, by its place in Nest's container. */
export const CONFIG = Symbol('config');
export const CLOCK = Symbol('clock');
export const LOGGER = Symbol('logger');
/** The Postgres pool of the process. */
export const DATABASE = Symbol('database');
/** Where that database is. */
export const DATABASE_URL = Symbol('database-url');
export const EVENT_STORE = Symbol('event-store');
/** How far consumer groups are in Kafka's topics; null without Kafka. */
export const GROUP_OFFSETS = Symbol('group-offsets');
