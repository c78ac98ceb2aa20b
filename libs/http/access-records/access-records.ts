import type { Migrations } from '#libs/postgres';

/** Tables about requests that are not events: denials and control actions. */
export const accessRecordMigrations: Migrations = {
  schema: 'access',
  directory: new URL('./schema/', import.meta.url),
};
