import type { Comparison } from '../../identity.ts';
import type { QuorumPolicy, Tier } from './quorum.ts';

export type VoteChoice = 'APPROVE' | 'REJECT' | 'ABSTAIN';

/**
 * The validator's signature of the statement that libs/signatures builds from the vote. It was verified before the vote was
 * recorded, and can be verified again from the log alone.
 */
export interface VoteSignature {
  /** The signing key, by its fingerprint. */
  readonly keyId: string;
  /** What the signature means, such as `approval` (21 CFR 11.50). */
  readonly meaning: string;
  /** SHA-256 in hex of the terms that the vote is about. */
  readonly subjectHash: string;
  /** SHA-256 in hex of the policy, the validators and the deadlines of the request. Votes of earlier releases lack it. */
  readonly rulesHash?: string;
  /** The server's single-use number for this statement. */
  readonly nonce: string;
  /** Base64url, as are the two below. */
  readonly signature: string;
  /** Only for a passkey: what the authenticator signed, and the flags in it. */
  readonly passkey?: {
    readonly authenticatorData: string;
    readonly clientDataJSON: string;
    readonly userVerified: boolean;
    readonly backupEligible: boolean;
    readonly backedUp: boolean;
  };
}

interface Vote {
  readonly approvalRequestId: string;
  /** As the request spells the name, even if the vote spelled it differently. */
  readonly validatorId: string;
  readonly choice: VoteChoice;
  /** Null for a first vote. */
  readonly previousChoice: VoteChoice | null;
  readonly reason: string | null;
  readonly castAt: string;
  /** The delegate who voted for the validator. Absent: the validator voted. */
  readonly castBy?: string;
  /** Absent: the vote is not signed. */
  readonly signature?: VoteSignature;
}

interface RequestIds {
  readonly approvalRequestId: string;
  readonly versionId: string;
  readonly tokenId: string;
}

/** The votes that decided. */
interface Decision extends RequestIds {
  readonly approvals: number;
  readonly rejections: number;
  readonly abstentions: number;
  readonly totalValidators: number;
  /** In the order of the request's validators. */
  readonly approvers: readonly string[];
  /** Whether some validators had not voted yet. */
  readonly early: boolean;
  readonly decidedAt: string;
}

export type ApprovalRequestEvent =
  | {
      readonly type: 'ApprovalRequested';
      readonly data: {
        readonly approvalRequestId: string;
        readonly versionId: string;
        readonly tokenId: string;
        readonly policy: QuorumPolicy;
        readonly tier: Tier | null;
        readonly validators: readonly string[];
        readonly backupValidators: readonly string[];
        /** Applies to every person in this request. Requests of earlier releases lack it and mean `exact`. */
        readonly comparison?: Comparison;
        readonly votingWindowEnd: string;
        readonly approvalExpiryDeadline: string;
        readonly requestedBy: string;
        /** Who issued or rotated the API key that submitted the version. Absent: no API key did. */
        readonly keyHolders?: readonly string[];
        readonly requestedAt: string;
      };
    }
  | { readonly type: 'VoteCast'; readonly data: Vote }
  /** A vote after the decision. It is recorded and changes nothing. */
  | { readonly type: 'LateVoteCast'; readonly data: Vote }
  /** The validator's vote no longer counts, and the replacement may vote. */
  | {
      readonly type: 'ValidatorRevoked';
      readonly data: {
        readonly approvalRequestId: string;
        /** As the request spells the name. */
        readonly validatorId: string;
        /** The vote that no longer counts; null if there was none. */
        readonly previousChoice: VoteChoice | null;
        readonly replacementId: string | null;
        /**
         * The claim of the replacement's seat in the roster; null without a replacement. Events of earlier releases lack
         * it and mean the claim of the request itself.
         */
        readonly claimId?: string | null;
        /** The claim of the revoked validator's seat. */
        readonly formerClaimId?: string;
        readonly reason: string;
        readonly revokedBy: string;
        readonly revokedAt: string;
      };
    }
  /** A replacement took a seat and was interrupted. The request refuses it from now on (S7-26). */
  | {
      readonly type: 'ReplacementAbandoned';
      readonly data: RequestIds & { readonly claimId: string; readonly abandonedAt: string };
    }
  | { readonly type: 'ApprovalGranted'; readonly data: Decision }
  | { readonly type: 'ApprovalRejected'; readonly data: Decision }
  /** Announced within the last day (S6-52, C-3), once for the vote and once for the execution. */
  | {
      readonly type: 'ApprovalExpiring';
      readonly data: RequestIds & {
        readonly waitsFor: 'decision' | 'execution';
        readonly expiresAt: string;
        readonly announcedAt: string;
      };
    }
  | {
      readonly type: 'ApprovalExpired';
      readonly data: RequestIds & { readonly because: 'not-decided' | 'not-executed'; readonly expiredAt: string };
    };
