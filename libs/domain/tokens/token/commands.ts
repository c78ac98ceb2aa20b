import type { CommandMetadata } from '../../decider.ts';
import type { Attributes } from './events.ts';

export type TokenCommand = { readonly metadata: CommandMetadata } & (
  | {
      readonly type: 'RegisterToken';
      readonly tokenId: string;
      readonly kind: 'PRIMARY' | 'SECONDARY';
      readonly name: string;
      readonly parentTokenId: string | null;
      /** The account that pays the settlements of this token. */
      readonly issuerAccountId: string;
      /** Decimal string. */
      readonly openingBalance: string;
      readonly attributes: Attributes;
    }
  | { readonly type: 'FundToken'; readonly amount: string }
  | { readonly type: 'DescribeToken'; readonly attributes: Attributes; readonly describedBy: string }
  | { readonly type: 'LockToken'; readonly reason: string; readonly lockedBy: string }
  | { readonly type: 'UnlockToken'; readonly reason: string; readonly unlockedBy: string }
  | { readonly type: 'RetireToken'; readonly reason: string; readonly retiredBy: string }
  | { readonly type: 'RecordDependent'; readonly dependentVersionId: string; readonly claimId: string }
  | { readonly type: 'ReleaseDependent'; readonly dependentVersionId: string; readonly claimId: string }
);
