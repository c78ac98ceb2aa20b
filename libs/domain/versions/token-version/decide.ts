import { assertNever } from '../../decider.ts';
import type { TokenVersionCommand } from './commands.ts';
import { completeExecution, executeApproval, failExecution } from './execution.ts';
import { abandonSubmission, archive, create, expire, hold, reject, releaseHold, retire, submit } from './lifecycle.ts';
import { abandonParentClaims, abandonReparenting, recordDependent, releaseDependent, reparent } from './parents.ts';
import type { Decision } from './refusals.ts';
import { abandonRollback, rollBack } from './rollback.ts';
import type { ExistingVersion, TokenVersionState } from './state.ts';
import { replace, restore } from './succession.ts';

export function decide(command: TokenVersionCommand, version: TokenVersionState): Decision {
  switch (command.type) {
    case 'CreateVersion':
      return create(command, version);
    case 'ExecuteApproval':
      return executeApproval(command, version);
    case 'FailExecution':
      return failExecution(command, version);
    default:
      if (version.status === 'NONE') return { code: 'VERSION_NOT_FOUND', message: 'The version does not exist.' };
      return decideExisting(command, version);
  }
}

type CommandOnExisting = Exclude<TokenVersionCommand, { type: 'CreateVersion' | 'ExecuteApproval' | 'FailExecution' }>;

function decideExisting(command: CommandOnExisting, version: ExistingVersion): Decision {
  switch (command.type) {
    case 'SubmitVersion':
      return submit(command, version);
    case 'AbandonSubmission':
      return abandonSubmission(command, version);
    case 'RejectVersion':
      return reject(command, version);
    case 'ExpireVersion':
      return expire(command, version);
    case 'RetireVersion':
      return retire(command, version);
    case 'ArchiveVersion':
      return archive(command, version);
    case 'HoldVersion':
      return hold(command, version);
    case 'ReleaseHold':
      return releaseHold(command, version);
    case 'CompleteExecution':
      return completeExecution(command, version);
    case 'RollBackExecution':
      return rollBack(command, version);
    case 'AbandonRollback':
      return abandonRollback(command, version);
    case 'ReplaceVersion':
      return replace(command, version);
    case 'RestoreVersion':
      return restore(command, version);
    case 'ReparentVersion':
      return reparent(command, version);
    case 'AbandonReparenting':
      return abandonReparenting(command, version);
    case 'AbandonParentClaims':
      return abandonParentClaims(command, version);
    case 'RecordDependent':
      return recordDependent(command, version);
    case 'ReleaseDependent':
      return releaseDependent(command, version);
    default:
      return assertNever(command);
  }
}
