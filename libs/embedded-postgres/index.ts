export { endWithUs } from './end-with-us.ts';
export { freePort } from './free-port.ts';
export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.ts';
