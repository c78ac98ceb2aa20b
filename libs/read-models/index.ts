import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { prepareSession } from '#libs/postgres';
import { entities } from './entities.ts';
import { ReadModels } from './migrations/001-read-models.ts';
import { Notifications } from './migrations/003-notifications.ts';
import { TimeOfApproval } from './migrations/004-time-of-approval.ts';
import { ExecutionPaths } from './migrations/002-execution-paths.ts';
import { AuditInOrderOfRecord } from './migrations/007-audit-in-order-of-record.ts';
import { KeysOfRecipients } from './migrations/008-keys-of-recipients.ts';
import { ListOfTokens } from './migrations/006-list-of-tokens.ts';
import { WaitingVersions } from './migrations/005-waiting-versions.ts';

export { dueWork, type DueItem, type DueWork } from './due-work.ts';
export * from './entities.ts';

/** The names of the read models: of their projections, and of the checkpoints that queries wait for. */
export const readModels = {
  tokens: 'tokens',
  tokenVersions: 'token-versions',
  approvalRequests: 'approval-requests',
  executionAudit: 'execution-audit',
  revenueStreams: 'revenue-streams',
  settlements: 'settlements',
  notifications: 'notifications',
} as const;

export type ReadModel = (typeof readModels)[keyof typeof readModels];

/** The ORM over the read models: queries and migrations. Close it with `close()`. */
export function connectReadModels(databaseUrl: string): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: databaseUrl,
    entities,
    extensions: [Migrator],
    timezone: 'Z',
    pool: { min: 0, max: 10 },
    driverOptions: { verify: prepareSession },
    migrations: {
      silent: true,
      snapshot: false,
      tableName: 'read_model_migrations',
      migrationsList: [
        { name: '001-read-models', class: ReadModels },
        { name: '002-execution-paths', class: ExecutionPaths },
        { name: '003-notifications', class: Notifications },
        { name: '004-time-of-approval', class: TimeOfApproval },
        { name: '005-waiting-versions', class: WaitingVersions },
        { name: '006-list-of-tokens', class: ListOfTokens },
        { name: '007-audit-in-order-of-record', class: AuditInOrderOfRecord },
        { name: '008-keys-of-recipients', class: KeysOfRecipients },
      ],
    },
    discovery: { warnWhenNoEntities: false },
  });
}

/** Brings the read models' tables up to date. */
export async function migrateReadModels(orm: MikroORM): Promise<void> {
  await orm.migrator.up();
}
