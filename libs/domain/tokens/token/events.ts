/** A token's attributes. Its children inherit those that they do not override (S7-37). */
export type Attributes = Readonly<Record<string, string>>;

interface TokenIds {
  readonly tokenId: string;
}

export type TokenEvent =
  | {
      readonly type: 'TokenRegistered';
      readonly data: {
        readonly tokenId: string;
        readonly kind: 'PRIMARY' | 'SECONDARY';
        readonly name: string;
        readonly parentTokenId: string | null;
        readonly issuerAccountId: string;
        readonly openingBalance: string;
        readonly attributes: Attributes;
        readonly registeredAt: string;
      };
    }
  | {
      readonly type: 'TokenFunded';
      readonly data: {
        readonly tokenId: string;
        readonly issuerAccountId: string;
        readonly amount: string;
        readonly fundedAt: string;
      };
    }
  | {
      readonly type: 'TokenLocked';
      readonly data: TokenIds & { readonly reason: string; readonly lockedBy: string; readonly lockedAt: string };
    }
  | {
      readonly type: 'TokenUnlocked';
      readonly data: TokenIds & { readonly reason: string; readonly unlockedBy: string; readonly unlockedAt: string };
    }
  | {
      readonly type: 'TokenRetired';
      readonly data: TokenIds & { readonly reason: string; readonly retiredBy: string; readonly retiredAt: string };
    }
  | {
      /** Replaces all earlier attributes. */
      readonly type: 'TokenDescribed';
      readonly data: TokenIds & {
        readonly attributes: Attributes;
        readonly describedBy: string;
        readonly describedAt: string;
      };
    }
  | {
      readonly type: 'DependentActivated';
      readonly data: {
        readonly dependentVersionId: string;
        readonly executionId: string;
        readonly activatedAt: string;
      };
    }
  | {
      readonly type: 'DependentReleased';
      readonly data: { readonly dependentVersionId: string; readonly executionId: string; readonly releasedAt: string };
    };
