import type { Migration } from '@mikro-orm/migrations';
import type { Constructor } from '@mikro-orm/core';
import { ReadModels } from './001-read-models.ts';
import { ExecutionPaths } from './002-execution-paths.ts';
import { Notifications } from './003-notifications.ts';
import { TimeOfApproval } from './004-time-of-approval.ts';
import { WaitingVersions } from './005-waiting-versions.ts';
import { ListOfTokens } from './006-list-of-tokens.ts';
import { AuditInOrderOfRecord } from './007-audit-in-order-of-record.ts';
import { KeysOfRecipients } from './008-keys-of-recipients.ts';
import { Tenants } from './009-tenants.ts';
import { SigningKeys } from './010-signing-keys.ts';
import { ActsOnVersions } from './011-acts-on-versions.ts';
import { RollbackRequests } from './012-rollback-requests.ts';
import { WhoVoted } from './013-who-voted.ts';

interface NamedMigration {
  readonly name: string;
  readonly class: Constructor<Migration>;
  /** The data that its undo loses. After the next upgrade, a rebuild restores it from the log. */
  readonly loses?: string;
}

/** The migrations of the read models, in order. */
export const migrations: readonly NamedMigration[] = [
  { name: '001-read-models', class: ReadModels, loses: 'all read models' },
  {
    name: '002-execution-paths',
    class: ExecutionPaths,
    loses: 'the read model of tokens, announced expiries, and audit entries of archived versions',
  },
  { name: '003-notifications', class: Notifications, loses: 'the read model of notifications' },
  { name: '004-time-of-approval', class: TimeOfApproval },
  { name: '005-waiting-versions', class: WaitingVersions },
  { name: '006-list-of-tokens', class: ListOfTokens },
  { name: '007-audit-in-order-of-record', class: AuditInOrderOfRecord },
  {
    name: '008-keys-of-recipients',
    class: KeysOfRecipients,
    loses: 'other spellings of the recipients of notifications',
  },
  { name: '009-tenants', class: Tenants, loses: 'the tenants of read models' },
  { name: '010-signing-keys', class: SigningKeys, loses: 'the read model of signing keys, and which votes are signed' },
  {
    name: '011-acts-on-versions',
    class: ActsOnVersions,
    loses: 'audit entries of rollback requests, holds, changes of a parent and retirements',
  },
  { name: '012-rollback-requests', class: RollbackRequests, loses: 'which versions have a rollback request' },
  { name: '013-who-voted', class: WhoVoted, loses: 'who cast each vote, and how they had signed in' },
];
