import type { CliCommand } from '../cli-command.ts';
import { approval } from './approval.ts';
import { audit } from './audit.ts';
import { bulkExecute } from './bulk-execute.ts';
import { deadLetter, deadLetters, discard, retry } from './dead-letters.ts';
import { doctorConfig } from './doctor-config.ts';
import { doctor } from './doctor.ts';
import { execute } from './execute.ts';
import { explain } from './explain.ts';
import { hold, lock, releaseHold, unlock } from './holds.ts';
import { importBallots } from './import-ballots.ts';
import { login, logout, whoami } from './login.ts';
import { pending } from './pending.ts';
import { projectionsCheck, projectionsList, projectionsRebuild } from './projections.ts';
import { replay, replays, replayStop } from './replays.ts';
import { retire } from './retire.ts';
import { rollback } from './rollback.ts';
import { status } from './status.ts';

/** The summaries of command groups, by the first word of their commands. */
export const groups: Readonly<Record<string, string>> = {
  projections: 'list the read models, compare them with the event log, and rebuild them',
};

/** Every command, in the order of the help. */
export const commands: readonly CliCommand[] = [
  status,
  audit,
  explain,
  approval,
  execute,
  bulkExecute,
  rollback,
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
  importBallots,
  login,
  logout,
  whoami,
];
