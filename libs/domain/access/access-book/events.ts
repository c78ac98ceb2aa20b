export type AccessRole = 'ADMIN' | 'OPS' | 'SUBMITTER' | 'VALIDATOR' | 'AUDITOR' | 'SERVICE';

/** What a delegate may do: everything that needs the permission, or vote on one request. */
export type DelegationScope =
  | { readonly kind: 'permission'; readonly permission: string }
  | { readonly kind: 'approval-request'; readonly approvalRequestId: string };

export interface RoleGrant {
  /** The id of the principal, compared byte for byte. */
  readonly principal: string;
  readonly role: AccessRole;
  /** When it ends by itself; null means never. */
  readonly until: string | null;
  readonly reason: string;
  readonly grantedBy: string;
  readonly grantedAt: string;
}

interface IssuedKey {
  readonly keyId: string;
  readonly name: string;
  readonly roles: readonly AccessRole[];
  /** SHA-256 of the key's text, in hexadecimal digits. */
  readonly secretHash: string;
  readonly expiresAt: string;
  readonly issuedBy: string;
  readonly issuedAt: string;
}

export interface Delegation {
  readonly delegationId: string;
  readonly from: string;
  readonly to: string;
  readonly scope: DelegationScope;
  readonly until: string;
  readonly reason: string;
  readonly delegatedAt: string;
}

interface AuthenticationRule {
  /** A permission, or `critical-votes` for votes on requests of the tier CRITICAL. */
  readonly action: string;
  /** The greatest age of the sign-in, in seconds; null means any. */
  readonly maxAgeSeconds: number | null;
  /** The required authentication context (`acr`); null means any. */
  readonly acr: string | null;
}

interface Ended {
  readonly reason: string;
  readonly revokedBy: string;
  readonly revokedAt: string;
}

export type AccessBookEvent =
  | { readonly type: 'RoleGranted'; readonly data: RoleGrant }
  | {
      readonly type: 'RoleRevoked';
      readonly data: Ended & { readonly principal: string; readonly role: AccessRole };
    }
  | { readonly type: 'ApiKeyIssued'; readonly data: IssuedKey }
  /** The key has a new secret. The one before it is valid until `previousEndsAt`, and those before that until their own ends. */
  | {
      readonly type: 'ApiKeyRotated';
      readonly data: {
        readonly keyId: string;
        readonly secretHash: string;
        readonly expiresAt: string;
        readonly previousEndsAt: string;
        readonly rotatedBy: string;
        readonly rotatedAt: string;
      };
    }
  | { readonly type: 'ApiKeyRevoked'; readonly data: Ended & { readonly keyId: string } }
  | { readonly type: 'DelegationGranted'; readonly data: Delegation }
  | { readonly type: 'DelegationRevoked'; readonly data: Ended & { readonly delegationId: string } }
  | {
      readonly type: 'AuthenticationRequired';
      readonly data: AuthenticationRule & {
        readonly reason: string;
        readonly requiredBy: string;
        readonly requiredAt: string;
      };
    }
  | {
      readonly type: 'AuthenticationReleased';
      readonly data: {
        readonly action: string;
        readonly reason: string;
        readonly releasedBy: string;
        readonly releasedAt: string;
      };
    };

export type { AuthenticationRule, Ended, IssuedKey };
