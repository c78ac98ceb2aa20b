import type { CommandMetadata } from '../../decider.ts';
import type { AccessRole, DelegationScope } from './events.ts';

/** The actor of the metadata is the one who grants, issues, delegates or revokes. */
export type AccessBookCommand = { readonly metadata: CommandMetadata } & (
  | {
      readonly type: 'GrantRole';
      readonly principal: string;
      readonly role: AccessRole;
      /** What the role allows. Delegations of it that ended with an earlier grant stay ended. */
      readonly permissions: readonly string[];
      readonly until: string | null;
      readonly reason: string;
    }
  | {
      readonly type: 'RevokeRole';
      readonly principal: string;
      readonly role: AccessRole;
      /** What the role allows. The principal's delegations of it end with the role. */
      readonly permissions: readonly string[];
      readonly reason: string;
    }
  | {
      readonly type: 'IssueApiKey';
      readonly keyId: string;
      readonly name: string;
      readonly roles: readonly AccessRole[];
      readonly secretHash: string;
      readonly expiresAt: string;
    }
  | {
      readonly type: 'RotateApiKey';
      readonly keyId: string;
      readonly secretHash: string;
      readonly expiresAt: string;
      /** How long the present secret stays valid, in seconds. */
      readonly overlapSeconds: number;
    }
  | { readonly type: 'RevokeApiKey'; readonly keyId: string; readonly reason: string }
  | {
      readonly type: 'Delegate';
      readonly delegationId: string;
      readonly to: string;
      readonly scope: DelegationScope;
      readonly until: string;
      readonly reason: string;
    }
  | {
      readonly type: 'RevokeDelegation';
      readonly delegationId: string;
      readonly reason: string;
      /** Whether the actor may end the delegations of others. */
      readonly asAdministrator: boolean;
    }
  | {
      readonly type: 'RequireAuthentication';
      readonly action: string;
      readonly maxAgeSeconds: number | null;
      readonly acr: string | null;
      readonly reason: string;
    }
  | { readonly type: 'ReleaseAuthentication'; readonly action: string; readonly reason: string }
);
