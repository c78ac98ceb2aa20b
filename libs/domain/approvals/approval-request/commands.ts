import type { CommandMetadata } from '../../decider.ts';
import type { Comparison } from '../../identity.ts';
import type { VoteChoice, VoteSignature } from './events.ts';
import type { QuorumPolicy, Tier } from './quorum.ts';

export type ApprovalRequestCommand = { readonly metadata: CommandMetadata } & (
  | {
      readonly type: 'OpenApproval';
      readonly approvalRequestId: string;
      readonly versionId: string;
      readonly tokenId: string;
      readonly policy: QuorumPolicy;
      readonly tier: Tier | null;
      readonly validators: readonly string[];
      readonly backupValidators: readonly string[];
      /** As the submission recorded it. Absent means `exact`. */
      readonly comparison?: Comparison;
      readonly votingWindowEnd: string;
      readonly approvalExpiryDeadline: string;
      readonly requestedBy: string;
      /** Who issued or rotated the API key that submitted the version. Absent: no API key did. */
      readonly keyHolders?: readonly string[];
    }
  | {
      readonly type: 'CastVote';
      readonly validatorId: string;
      readonly choice: VoteChoice;
      readonly reason: string | null;
      /** Verified. Absent: the vote is not signed. */
      readonly signed?: {
        readonly signature: VoteSignature;
        /** By their keys, the validators for whom it was verified. They must still be those of the request. */
        readonly validators: ReadonlyMap<string, string>;
      };
    }
  | {
      readonly type: 'RevokeValidator';
      readonly validatorId: string;
      /** Null means the first remaining backup validator, if there is one. */
      readonly replacementId: string | null;
      /** The claim of the replacement's seat in the roster, if the replacement has a capacity. */
      readonly claimId: string;
      readonly reason: string;
      readonly revokedBy: string;
      /** Of a command of the system: the persons who made it do so. The rules about persons count them. Absent: nobody did. */
      readonly personsBehind?: readonly string[];
    }
  | {
      /** Before the claim's seat is released: the request refuses the claim unless a validator uses it (S7-26). */
      readonly type: 'AbandonReplacement';
      readonly claimId: string;
    }
  | { readonly type: 'AnnounceExpiry' }
  | {
      readonly type: 'ExpireApproval';
      /** Whether the vote was undecided or the approval unexecuted. Each has its own deadline. */
      readonly because: 'not-decided' | 'not-executed';
    }
);
