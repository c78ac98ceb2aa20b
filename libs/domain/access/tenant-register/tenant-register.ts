import {
  assertNever,
  ImpossibleEvent,
  type Aggregate,
  type CommandMetadata,
  type Decider,
  type Refusal,
} from '../../decider.ts';
import { tenantRegisterStream } from '../../streams.ts';

export type TenantRegisterCommand = { readonly metadata: CommandMetadata } & {
  readonly type: 'CreateTenant' | 'SuspendTenant' | 'ResumeTenant';
  readonly tenantId: string;
  readonly reason: string;
};

export type TenantRegisterEvent =
  | {
      readonly type: 'TenantCreated';
      readonly data: {
        readonly tenantId: string;
        readonly reason: string;
        readonly createdBy: string;
        readonly createdAt: string;
      };
    }
  /** From now on, the tenant's data can be read and not changed. */
  | {
      readonly type: 'TenantSuspended';
      readonly data: {
        readonly tenantId: string;
        readonly reason: string;
        readonly suspendedBy: string;
        readonly suspendedAt: string;
      };
    }
  | {
      readonly type: 'TenantResumed';
      readonly data: {
        readonly tenantId: string;
        readonly reason: string;
        readonly resumedBy: string;
        readonly resumedAt: string;
      };
    };

export interface RegisteredTenant {
  readonly tenantId: string;
  readonly status: 'ACTIVE' | 'SUSPENDED';
  /** Null for the default tenant, which exists from the start. */
  readonly createdAt: string | null;
  /** Why the tenant has this status; null for the default tenant. */
  readonly reason: string | null;
}

export interface TenantRegisterState {
  readonly tenants: ReadonlyMap<string, RegisteredTenant>;
}

export type TenantRegisterRefusal = Refusal<'TENANT_EXISTS' | 'TENANT_NOT_FOUND' | 'TENANT_NOT_SUSPENDABLE'>;

const defaultTenant = 'default';

const initialState: TenantRegisterState = {
  tenants: new Map([[defaultTenant, { tenantId: defaultTenant, status: 'ACTIVE', createdAt: null, reason: null }]]),
};

function evolve({ tenants }: TenantRegisterState, event: TenantRegisterEvent): TenantRegisterState {
  const { tenantId, reason } = event.data;
  const before = tenants.get(tenantId);
  switch (event.type) {
    case 'TenantCreated': {
      const created = { tenantId, status: 'ACTIVE', createdAt: event.data.createdAt, reason } as const;
      return { tenants: new Map(tenants).set(tenantId, created) };
    }
    case 'TenantSuspended':
    case 'TenantResumed': {
      if (before === undefined) throw new ImpossibleEvent(event.type, 'not created');
      const status = event.type === 'TenantSuspended' ? 'SUSPENDED' : 'ACTIVE';
      return { tenants: new Map(tenants).set(tenantId, { ...before, status, reason }) };
    }
    default:
      return assertNever(event);
  }
}

function decide(
  { type, tenantId, reason, metadata }: TenantRegisterCommand,
  { tenants }: TenantRegisterState,
): readonly TenantRegisterEvent[] | TenantRegisterRefusal {
  const { now, actor } = metadata;
  const present = tenants.get(tenantId);
  if (type === 'CreateTenant') {
    if (present !== undefined) return { code: 'TENANT_EXISTS', message: `The tenant ${tenantId} exists.` };
    return [{ type: 'TenantCreated', data: { tenantId, reason, createdBy: actor.id, createdAt: now } }];
  }
  if (present === undefined) return { code: 'TENANT_NOT_FOUND', message: `There is no tenant ${tenantId}.` };
  switch (type) {
    case 'SuspendTenant':
      if (tenantId === defaultTenant) {
        const message = 'The default tenant administers the installation, so it cannot be suspended.';
        return { code: 'TENANT_NOT_SUSPENDABLE', message };
      }
      if (present.status === 'SUSPENDED') return [];
      return [{ type: 'TenantSuspended', data: { tenantId, reason, suspendedBy: actor.id, suspendedAt: now } }];
    case 'ResumeTenant':
      if (present.status === 'ACTIVE') return [];
      return [{ type: 'TenantResumed', data: { tenantId, reason, resumedBy: actor.id, resumedAt: now } }];
    default:
      return assertNever(type);
  }
}

export const tenantRegisterDecider: Decider<
  TenantRegisterState,
  TenantRegisterCommand,
  TenantRegisterEvent,
  TenantRegisterRefusal
> = { initialState, evolve, decide };

/** The tenants of the installation. There is one register, in the default tenant. */
export const tenantRegister: Aggregate<
  TenantRegisterState,
  TenantRegisterCommand,
  TenantRegisterEvent,
  TenantRegisterRefusal
> = { stream: tenantRegisterStream, decider: tenantRegisterDecider };
