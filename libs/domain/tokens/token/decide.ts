import { assertNever, type Refusal } from '../../decider.ts';
import { dependentVersions, isClaimed } from '../dependents.ts';
import type { TokenCommand } from './commands.ts';
import type { Attributes, TokenEvent } from './events.ts';
import type { TokenState } from './state.ts';

export type TokenRefusal = Refusal<
  'TOKEN_NOT_FOUND' | 'INVALID_STATE_TRANSITION' | 'PARENT_LOCKED' | 'TOKEN_RETIRED' | 'CASCADE_BLOCKED'
>;

export function decide(command: TokenCommand, token: TokenState): readonly TokenEvent[] | TokenRefusal {
  const { now } = command.metadata;
  if (command.type === 'RegisterToken') {
    if (token.status !== 'NONE') {
      return { code: 'INVALID_STATE_TRANSITION', message: `Token ${token.tokenId} is already registered.` };
    }
    const { type: _, metadata: __, ...registration } = command;
    return [{ type: 'TokenRegistered', data: { ...registration, registeredAt: now } }];
  }
  if (token.status === 'NONE') return { code: 'TOKEN_NOT_FOUND', message: 'The token does not exist.' };
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
        : [
            {
              type: 'TokenLocked',
              data: { tokenId, reason: command.reason, lockedBy: command.lockedBy, lockedAt: now },
            },
          ];
    case 'UnlockToken': {
      const { reason, unlockedBy } = command;
      if (token.status === 'RETIRED') return retired(tokenId);
      if (token.status !== 'LOCKED') return [];
      return [{ type: 'TokenUnlocked', data: { tokenId, reason, unlockedBy, unlockedAt: now } }];
    }
    case 'DescribeToken': {
      const { attributes, describedBy } = command;
      if (token.status === 'RETIRED') return retired(tokenId);
      if (sameAttributes(token.attributes, attributes)) return [];
      return [{ type: 'TokenDescribed', data: { tokenId, attributes, describedBy, describedAt: now } }];
    }
    case 'RetireToken': {
      if (token.status === 'RETIRED') return [];
      const dependents = dependentVersions(token.dependents);
      if (dependents.length > 0) {
        const message = `Token ${tokenId} cannot be retired: the cascade stops, because it has active children.`;
        return { code: 'CASCADE_BLOCKED', message, details: { dependents } };
      }
      const { reason, retiredBy } = command;
      return [{ type: 'TokenRetired', data: { tokenId, reason, retiredBy, retiredAt: now } }];
    }
    case 'RecordDependent': {
      const { dependentVersionId, claimId } = command;
      if (token.status === 'RETIRED') return retired(tokenId);
      if (isClaimed(token.dependents, dependentVersionId, claimId)) return [];
      if (token.status === 'LOCKED') return { code: 'PARENT_LOCKED', message: `Parent token ${tokenId} is locked.` };
      return [{ type: 'DependentActivated', data: { dependentVersionId, executionId: claimId, activatedAt: now } }];
    }
    case 'ReleaseDependent': {
      const { dependentVersionId, claimId } = command;
      if (token.status === 'RETIRED' || !isClaimed(token.dependents, dependentVersionId, claimId)) return [];
      return [{ type: 'DependentReleased', data: { dependentVersionId, executionId: claimId, releasedAt: now } }];
    }
    default:
      return assertNever(command);
  }
}

function retired(tokenId: string): TokenRefusal {
  return { code: 'TOKEN_RETIRED', message: `Token ${tokenId} is retired.` };
}

function sameAttributes(one: Attributes, other: Attributes): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
