import type { CliCommand } from '../cli-command.ts';
import { apiKeysIssue, apiKeysList, apiKeysRevoke, apiKeysRotate } from './api-keys.ts';
import { approval } from './approval.ts';
import { audit } from './audit.ts';
import { bulkExecute } from './bulk-execute.ts';
import { controlActions } from './control-actions.ts';
import { deadLetter, deadLetters, discard, retry } from './dead-letters.ts';
import { delegationsAdd, delegationsList, delegationsRevoke } from './delegations.ts';
import { denials } from './denials.ts';
import { doctorConfig } from './doctor-config.ts';
import { doctor } from './doctor.ts';
import { execute } from './execute.ts';
import { explain } from './explain.ts';
import { grantsAdd, grantsList, grantsRevoke } from './grants.ts';
import { history } from './history.ts';
import { hold, lock, releaseHold, unlock } from './holds.ts';
import { importBallots } from './import-ballots.ts';
import { login, logout, token, whoami } from './login.ts';
import { pending } from './pending.ts';
import { projectionsCheck, projectionsList, projectionsRebuild } from './projections.ts';
import { replay, replays, replayStop } from './replays.ts';
import { retire } from './retire.ts';
import { rollback } from './rollback.ts';
import { rollbackRequests } from './rollback-requests.ts';
import { sign } from './sign.ts';
import {
  signingKeysConfirm,
  signingKeysCreate,
  signingKeysList,
  signingKeysRegister,
  signingKeysRevoke,
} from './signing-keys.ts';
import { status } from './status.ts';
import { verifyVotes } from './verify-votes.ts';
import { stepUpList, stepUpRelease, stepUpRequire } from './step-up.ts';
import { tenantsCreate, tenantsExport, tenantsList, tenantsResume, tenantsSuspend } from './tenants.ts';

/** The summaries of command groups, by the first word of their commands. */
export const groups: Readonly<Record<string, string>> = {
  'signing-keys': 'create, register, confirm, revoke and list the keys with which validators sign',
  verify: 'check the record without trusting the server',
  projections: 'list the read models, compare them with the event log, and rebuild them',
  grants: 'list, add and revoke grants of roles',
  'api-keys': 'list, issue, rotate and revoke the API keys of programs',
  delegations: 'let others act for you, and end that',
  'step-up': 'ask for a fresh or strong sign-in for acts of weight',
  tenants: 'list, create, suspend, resume and export tenants',
};

/** Every command, in the order of the help. */
export const commands: readonly CliCommand[] = [
  status,
  audit,
  history,
  explain,
  approval,
  execute,
  bulkExecute,
  rollback,
  rollbackRequests,
  retire,
  hold,
  releaseHold,
  lock,
  unlock,
  pending,
  doctor,
  doctorConfig,
  projectionsList,
  projectionsCheck,
  projectionsRebuild,
  deadLetters,
  deadLetter,
  retry,
  discard,
  replay,
  replays,
  replayStop,
  controlActions,
  sign,
  verifyVotes,
  signingKeysList,
  signingKeysCreate,
  signingKeysRegister,
  signingKeysConfirm,
  signingKeysRevoke,
  importBallots,
  login,
  logout,
  token,
  whoami,
  grantsList,
  grantsAdd,
  grantsRevoke,
  apiKeysList,
  apiKeysIssue,
  apiKeysRotate,
  apiKeysRevoke,
  delegationsList,
  delegationsAdd,
  delegationsRevoke,
  stepUpList,
  stepUpRequire,
  stepUpRelease,
  denials,
  tenantsList,
  tenantsCreate,
  tenantsSuspend,
  tenantsResume,
  tenantsExport,
];
