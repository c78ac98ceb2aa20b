import type { Pool } from 'pg';
import {
  appliedMigrations,
  createPool,
  endMigration,
  isMissingTable,
  loginRoleOf,
  migrateTo,
  prepareRoles,
  readMigrationFiles,
  type AppliedMigration,
  type MigrationTarget,
} from '#libs/postgres';
import { knownProcesses } from '#libs/projections';
import {
  appliedReadModelMigrations,
  connectReadModels,
  migrateReadModelsTo,
  readModelMigrationCount,
} from '#libs/read-models';
import { migratedSchemas, type DatabaseUrls } from './migrate-database.ts';

/** The schema of the read models, which has no SQL migrations. */
const readModels = 'read_models';

/** Nothing was undone. The message says why and what to do. */
export class UndoRefused extends Error {
  override readonly name = 'UndoRefused';
  readonly code = 'UNDO_REFUSED';
}

export interface UndoRequest {
  /** The last migrations to keep, as `lastMigrations` of the earlier version returns them. Other schemas stay unchanged. */
  readonly to: string;
  /** Whether to undo migrations that lose data for good. */
  readonly acceptLoss: boolean;
}

/** The number of this version's last migration in each schema, such as `event_store=007,processing=005`. */
export async function lastMigrations(): Promise<string> {
  return [...(await migrationCounts())].map(([schema, count]) => `${schema}=${threeDigits(count)}`).join(',');
}

/**
 * Undoes migrations so that an earlier version can use the database. Undoes all or none.
 * @returns the names of the undone migrations
 * @throws UndoRefused when the request is invalid, Assent runs or data would be lost
 * @throws the migration's own error when it cannot be undone
 */
export async function undoMigrations(urls: DatabaseUrls, request: UndoRequest): Promise<readonly string[]> {
  const app = loginRoleOf(urls.appUrl);
  const admin = createPool(urls.adminUrl, { max: 2, applicationName: 'assent-migrate' });
  try {
    // The owner replaces functions that belong to the system role.
    await prepareRoles(admin, app);
    return await undoIn(admin, urls.adminUrl, request);
  } finally {
    await endMigration(admin, app).catch(() => undefined);
    await admin.end();
  }
}

async function undoIn(
  database: Pool,
  databaseUrl: string,
  { to, acceptLoss }: UndoRequest,
): Promise<readonly string[]> {
  const kept = readKept(to, await migrationCounts());
  await refuseWhileRunning(database);

  const targets: MigrationTarget[] = [];
  const undone: AppliedMigration[] = [];
  const undo = (schema: string, applied: readonly AppliedMigration[]): number => {
    const count = Math.min(kept.get(schema) ?? applied.length, applied.length);
    undone.push(...applied.slice(count).map((migration) => ({ ...migration, name: `${schema}/${migration.name}` })));
    return count;
  };
  for (const migrations of migratedSchemas) {
    targets.push({ ...migrations, count: undo(migrations.schema, await appliedMigrations(database, migrations)) });
  }
  const appliedReadModels = await appliedReadModelMigrations(database);
  const keptReadModels = undo(readModels, appliedReadModels);

  const lost = undone.flatMap(({ name, loses }) => (loses === undefined ? [] : [`  ${name}: ${loses}`]));
  if (lost.length > 0 && !acceptLoss) {
    throw new UndoRefused(
      `Undoing these migrations loses data:\n${lost.join('\n')}\nBack up the database, and run this again with --accept-loss.`,
    );
  }
  if (undone.length > 0) await migrateTo(database, ...targets);
  if (keptReadModels < appliedReadModels.length) await undoReadModels(databaseUrl, keptReadModels);
  return undone.map(({ name }) => name);
}

async function migrationCounts(): Promise<ReadonlyMap<string, number>> {
  const counts = migratedSchemas.map(
    async (migrations) => [migrations.schema, (await readMigrationFiles(migrations)).numbered.length] as const,
  );
  return new Map([...(await Promise.all(counts)), [readModels, readModelMigrationCount]]);
}

function readKept(to: string, counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const kept = to.split(',').map((part) => {
    const [, schema, number] = /^(\w+)=(\d{3})$/.exec(part.trim()) ?? [];
    if (schema === undefined) {
      throw new UndoRefused(
        `"${part}" does not have the form schema=number. Pass --to the output of --list of the earlier version.`,
      );
    }
    const count = counts.get(schema);
    if (count === undefined) {
      throw new UndoRefused(`There is no schema ${schema}. The schemas are ${[...counts.keys()].join(', ')}.`);
    }
    if (Number(number) > count) {
      throw new UndoRefused(
        `This version's last migration of ${schema} is ${threeDigits(count)}, so it cannot keep ${number}. Use the version that migrated the database.`,
      );
    }
    if (Number(number) === 0) {
      throw new UndoRefused(`${part} would delete everything in ${schema}. To do that, drop the database.`);
    }
    return [schema, Number(number)] as const;
  });
  return new Map(kept);
}

async function refuseWhileRunning(database: Pool): Promise<void> {
  const heard = await knownProcesses(database).then(
    (processes) => processes.filter(({ isHeard }) => isHeard),
    (fault: unknown) => {
      if (isMissingTable(fault)) return [];
      throw fault;
    },
  );
  if (heard.length === 0) return;
  const named = heard.map(({ apps, host, pid }) => `${apps.join(', ')} (process ${pid} on ${host})`);
  throw new UndoRefused(
    `Assent runs on this database: ${named.join('; ')}. Stop every process and run this again, 10 seconds later if one was killed.`,
  );
}

async function undoReadModels(databaseUrl: string, count: number): Promise<void> {
  const orm = await connectReadModels(databaseUrl);
  try {
    await migrateReadModelsTo(orm, count);
  } finally {
    await orm.close();
  }
}

function threeDigits(count: number): string {
  return String(count).padStart(3, '0');
}
