/** Injection tokens of the resources that every app uses. */
export const CONFIG = Symbol('config');
export const CLOCK = Symbol('clock');
export const LOGGER = Symbol('logger');
/** The Postgres pool of the process. */
export const DATABASE = Symbol('database');
/** The URL of that database. */
export const DATABASE_URL = Symbol('database-url');
export const EVENT_STORE = Symbol('event-store');
/** The offsets of consumer groups in Kafka. Null without Kafka. */
export const GROUP_OFFSETS = Symbol('group-offsets');
/** The keys of the identity provider; null in local mode. */
export const SIGNING_KEYS = Symbol('signing-keys');
