import { Controller, Get, Inject, Query } from '@nestjs/common';
import {
  permissions,
  standingQuerySchema,
  stepUpActionSchema,
  type ApiKeyPage,
  type DelegationPage,
  type GrantPage,
  type PermissionEntry,
  type Role,
  type StandingQuery,
  type StepUpRules,
} from '#libs/contracts';
import {
  accessBook,
  endOfEarlierSecrets,
  everyApiKey,
  everyDelegation,
  everyGrant,
  type AccessBookState,
  type ApiKey,
  type Standing,
} from '#libs/domain';
import { Aggregates } from '#libs/event-store';
import { Caller, holds, lastApiKeyUses, TenantId, type Identity } from '#libs/http';
import { apiKeyPrincipal } from '#libs/identity';
import type { TenantDatabase } from '#libs/postgres';
import type { Clock } from '#libs/process';
import { CLOCK, TENANT_DATABASE } from '#libs/runtime';
import { entryPages, type EntryPages } from '../page-of-entries.ts';

const grants = entryPages<GrantPage['items'][number]>(
  'grants',
  // A principal may have had the role before.
  ({ principal, role, grantedAt }) => `${principal} ${role} ${grantedAt}`,
);
const apiKeys = entryPages<Omit<ApiKeyPage['items'][number], 'lastUsedAt' | 'lastUsedFrom'>>(
  'api-keys',
  ({ keyId }) => keyId,
);
const delegations = entryPages<DelegationPage['items'][number]>('delegations', ({ delegationId }) => delegationId);

/** Reads from the event store, so that every answer has the latest grants and revocations. Uses of keys are no events. */
@Controller('api/v12')
export class ListAccessController {
  constructor(
    private readonly aggregates: Aggregates,
    @Inject(TENANT_DATABASE) private readonly tenants: TenantDatabase,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('grants')
  async grants(
    @Query({ schema: standingQuerySchema }) query: StandingQuery,
    @TenantId() tenantId: string,
  ): Promise<GrantPage> {
    const listed = everyGrant(await this.#bookOf(tenantId), this.#now());
    return pageOfStatus(grants, listed, query);
  }

  @Get('api-keys')
  async apiKeys(
    @Query({ schema: standingQuerySchema }) query: StandingQuery,
    @TenantId() tenantId: string,
  ): Promise<ApiKeyPage> {
    const listed = everyApiKey(await this.#bookOf(tenantId), this.#now()).map(shownKey);
    const { items, nextCursor } = pageOfStatus(apiKeys, listed, query);
    const uses = await lastApiKeyUses(
      this.tenants.of(tenantId),
      items.map(({ keyId }) => keyId),
    );
    const withUse = items.map((key) => {
      const use = uses.get(key.keyId);
      return { ...key, lastUsedAt: use?.usedAt ?? null, lastUsedFrom: use?.address ?? null };
    });
    return { items: withUse, nextCursor };
  }

  @Get('delegations')
  async delegations(
    @Query({ schema: standingQuerySchema }) query: StandingQuery,
    @Caller() identity: Identity | undefined,
    @TenantId() tenantId: string,
  ): Promise<DelegationPage> {
    const listed = everyDelegation(await this.#bookOf(tenantId), rolesFor, this.#now());
    const seesAll = holds(identity, 'access:read');
    const id = identity?.principal.id;
    const seen = listed.filter(({ from, to }) => seesAll || from === id || to === id);
    return pageOfStatus(delegations, seen as DelegationPage['items'], query);
  }

  @Get('step-up-rules')
  async rules(@TenantId() tenantId: string): Promise<StepUpRules> {
    const book = await this.#bookOf(tenantId);
    const items = [...book.authentication.values()].map((rule) => ({
      ...rule,
      action: stepUpActionSchema.parse(rule.action),
    }));
    return { items };
  }

  #now(): string {
    return this.clock.now().toISOString();
  }

  async #bookOf(tenantId: string): Promise<AccessBookState> {
    return (await this.aggregates.of(tenantId).load(accessBook)).state;
  }
}

function pageOfStatus<Entry extends Pick<Standing, 'status'>>(
  pages: EntryPages<Entry>,
  entries: readonly Entry[],
  { status, ...page }: StandingQuery,
): { items: Entry[]; nextCursor: string | null } {
  return pages.page(
    entries.filter((entry) => status === 'ALL' || entry.status === status),
    page,
    { status },
  );
}

function shownKey(key: ApiKey & Standing) {
  const { keyId, name, roles, expiresAt, issuedBy, issuedAt, status, endedAt, revokedBy, revocationReason } = key;
  return {
    ...{ keyId, principal: apiKeyPrincipal(keyId), name, roles: [...roles], expiresAt },
    ...{ previousEndsAt: endOfEarlierSecrets(key), issuedBy, issuedAt },
    ...{ status, endedAt, revokedBy, revocationReason },
  };
}

/** The roles that allow a permission; none for a permission of an earlier release. */
function rolesFor(permission: string): readonly Role[] {
  return (permissions as Readonly<Partial<Record<string, PermissionEntry>>>)[permission]?.roles ?? [];
}
