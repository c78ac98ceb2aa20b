/** What a token says of itself and, where they say nothing else, of its children (S7-37). */
export type Attributes = Readonly<Record<string, string>>;

interface OfToken {
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
      readonly data: OfToken & { readonly reason: string; readonly lockedBy: string; readonly lockedAt: string };
    }
  | {
      readonly type: 'TokenUnlocked';
      readonly data: OfToken & { readonly reason: string; readonly unlockedBy: string; readonly unlockedAt: string };
    }
  | {
      readonly type: 'TokenRetired';
      readonly data: OfToken & { readonly reason: string; readonly retiredBy: string; readonly retiredAt: string };
    }
  | {
      /** Replaces all that was said before. */
      readonly type: 'TokenDescribed';
      readonly data: OfToken & {
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
