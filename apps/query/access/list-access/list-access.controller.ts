import { Controller, Get, Inject, Query } from '@nestjs/common';
import {
  mayUse,
  pageQuerySchema,
  stepUpActionSchema,
  type ApiKeyPage,
  type DelegationPage,
  type GrantPage,
  type PageQuery,
  type StepUpRules,
} from '#libs/contracts';
import { accessBook, type AccessBookState } from '#libs/domain';
import { Aggregates } from '#libs/event-store';
import { lastApiKeyUses, SignedIn, TenantId } from '#libs/http';
import { apiKeyPrincipal, type Principal } from '#libs/identity';
import type { TenantDatabase } from '#libs/postgres';
import { TENANT_DATABASE } from '#libs/runtime';
import { entryPages } from '../page-of-entries.ts';

const grants = entryPages<GrantPage['items'][number]>('grants', ({ principal, role }) => `${principal} ${role}`);
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
  ) {}

  @Get('grants')
  async grants(@Query({ schema: pageQuerySchema }) page: PageQuery, @TenantId() tenantId: string): Promise<GrantPage> {
    const book = await this.#bookOf(tenantId);
    return grants.page(
      [...book.grants.values()].flatMap((roles) => [...roles.values()]),
      page,
    );
  }

  @Get('api-keys')
  async apiKeys(
    @Query({ schema: pageQuerySchema }) page: PageQuery,
    @TenantId() tenantId: string,
  ): Promise<ApiKeyPage> {
    const book = await this.#bookOf(tenantId);
    const keys = [...book.apiKeys.values()].map(({ keyId, name, roles, expiresAt, previous, issuedBy, issuedAt }) => ({
      ...{ keyId, principal: apiKeyPrincipal(keyId), name, roles: [...roles], expiresAt },
      ...{ previousEndsAt: previous?.endsAt ?? null, issuedBy, issuedAt },
    }));
    const { items, nextCursor } = apiKeys.page(keys, page);
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
    @Query({ schema: pageQuerySchema }) page: PageQuery,
    @SignedIn() principal: Principal | null,
    @TenantId() tenantId: string,
  ): Promise<DelegationPage> {
    const book = await this.#bookOf(tenantId);
    const seesAll = principal === null || mayUse('access:read', principal.roles);
    const seen = [...book.delegations.values()].filter(
      ({ from, to }) => seesAll || from === principal.id || to === principal.id,
    );
    return delegations.page(seen as DelegationPage['items'], page);
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

  async #bookOf(tenantId: string): Promise<AccessBookState> {
    return (await this.aggregates.of(tenantId).load(accessBook)).state;
  }
}
