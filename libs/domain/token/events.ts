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
      readonly data: { readonly tokenId: string; readonly reason: string; readonly lockedAt: string };
    }
  | { readonly type: 'TokenUnlocked'; readonly data: { readonly tokenId: string; readonly unlockedAt: string } }
  | {
      readonly type: 'TokenRetired';
      readonly data: { readonly tokenId: string; readonly reason: string; readonly retiredAt: string };
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
