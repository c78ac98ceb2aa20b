import type { Comparison } from '../../identity.ts';
import type { QuorumPolicy, Tier } from '../quorum-policy.ts';

/** The token or version that must stay in force while its dependent is in force. */
export interface Parent {
  readonly kind: 'token' | 'version';
  readonly id: string;
}

export interface VersionIds {
  readonly versionId: string;
  readonly tokenId: string;
}

export interface VersionTerms extends VersionIds {
  /** A JSON object. */
  readonly content: object;
  readonly parent: Parent | null;
  readonly previousVersionId: string | null;
  /** Decimal string. */
  readonly amount: string;
  readonly recipient: string;
  readonly issuerAccountId: string;
}

/** What is put to the vote. */
export interface Submission {
  readonly approvalRequestId: string;
  readonly policy: QuorumPolicy;
  readonly tier: Tier | null;
  readonly validators: readonly string[];
  /** They replace revoked validators, in this order. */
  readonly backupValidators: readonly string[];
  /** Applies to every person in the approval request. Submissions of earlier releases lack it and mean `exact`. */
  readonly comparison?: Comparison;
  /** Who issued or rotated the API key that submitted it. Absent: no API key did, or the release knew no holders. */
  readonly keyHolders?: readonly string[];
  readonly votingWindowEnd: string;
  readonly approvalExpiryDeadline: string;
}
