/** Injection tokens of the resources that every app uses. */
export const CONFIG = Symbol('config');
export const CLOCK = Symbol('clock');
export const LOGGER = Symbol('logger');
/**
 * The PostgreSQL pool of processors and of operations on the whole installation. Its sessions have the system role, which
 * sees every tenant's rows.
 */
export const SYSTEM_DATABASE = Symbol('system-database');
/** The same database as the requests of one tenant see it: a `TenantDatabase`. */
export const TENANT_DATABASE = Symbol('tenant-database');
/** The same with connections of its own for searches, so that long ones hold up no other request. */
export const SEARCH_DATABASE = Symbol('search-database');
export const EVENT_STORE = Symbol('event-store');
/** The offsets of consumer groups in Kafka. Null without Kafka. */
export const GROUP_OFFSETS = Symbol('group-offsets');
/** The keys of the identity provider; null in local mode. */
export const SIGNING_KEYS = Symbol('signing-keys');
