import { assertNever, type Refusal } from '../decider.ts';
import { dependentVersions, isClaimed } from '../dependents.ts';
import type { TokenCommand } from './commands.ts';
import type { TokenEvent } from './events.ts';
import type { TokenState } from './state.ts';

export type TokenRefusal = Refusal<
  'TOKEN_NOT_FOUND' | 'INVALID_STATE_TRANSITION' | 'PARENT_LOCKED' | 'TOKEN_RETIRED' | 'CASCADE_BLOCKED'
>;

export function decide(command: TokenCommand, token: TokenState): readonly TokenEvent[] | TokenRefusal {
  const { now } = command.metadata;
  if (command.type === 'RegisterToken') {
    if (token.status !== 'NONE') {
      return { code: 'INVALID_STATE_TRANSITION', message: `Token ${token.tokenId} is registered already.` };
    }
    const { type: _, metadata: __, ...registration } = command;
    return [{ type: 'TokenRegistered', data: { ...registration, registeredAt: now } }];
  }
  if (token.status === 'NONE') return { code: 'TOKEN_NOT_FOUND', message: 'There is no such token.' };
  const { tokenId } = token;
  switch (command.type) {
    case 'FundToken': {
      if (token.status === 'RETIRED') return retired(tokenId);
      const { issuerAccountId } = token;
      return [{ type: 'TokenFunded', data: { tokenId, issuerAccountId, amount: command.amount, fundedAt: now } }];
    }
    case 'LockToken':
      if (token.status === 'RETIRED') return retired(tokenId);
      return token.status === 'LOCKED'
        ? []
        : [{ type: 'TokenLocked', data: { tokenId, reason: command.reason, lockedAt: now } }];
    case 'UnlockToken':
      if (token.status === 'RETIRED') return retired(tokenId);
      return token.status === 'LOCKED' ? [{ type: 'TokenUnlocked', data: { tokenId, unlockedAt: now } }] : [];
    case 'RetireToken': {
      if (token.status === 'RETIRED') return [];
      const dependents = dependentVersions(token.dependents);
      if (dependents.length > 0) {
        const message = `Token ${tokenId} has active dependents: a cascade may not retire it while it has active children.`;
        return { code: 'CASCADE_BLOCKED', message, details: { dependents } };
      }
      return [{ type: 'TokenRetired', data: { tokenId, reason: command.reason, retiredAt: now } }];
    }
    case 'RecordDependent': {
      const { dependentVersionId, executionId } = command;
      if (isClaimed(token.dependents, dependentVersionId, executionId)) return [];
      if (token.status === 'LOCKED') return { code: 'PARENT_LOCKED', message: `Parent token ${tokenId} is locked.` };
      if (token.status === 'RETIRED') return retired(tokenId);
      return [{ type: 'DependentActivated', data: { dependentVersionId, executionId, activatedAt: now } }];
    }
    case 'ReleaseDependent': {
      const { dependentVersionId, executionId } = command;
      if (!isClaimed(token.dependents, dependentVersionId, executionId)) return [];
      return [{ type: 'DependentReleased', data: { dependentVersionId, executionId, releasedAt: now } }];
    }
    default:
      return assertNever(command);
  }
}

function retired(tokenId: string): TokenRefusal {
  return { code: 'TOKEN_RETIRED', message: `Token ${tokenId} is retired.` };
}
