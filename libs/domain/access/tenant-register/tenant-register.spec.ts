import { specificationOf } from '../../testing/given-when-then.ts';
import { tenantRegisterDecider, type TenantRegisterCommand } from './tenant-register.ts';

const { given } = specificationOf(tenantRegisterDecider);

const tell = (type: TenantRegisterCommand['type'], tenantId = 'acme') => ({ type, tenantId, reason: 'contract 7' });
const created = {
  type: 'TenantCreated' as const,
  data: { tenantId: 'acme', reason: 'contract 7', createdBy: 'tester', createdAt: '2026-01-01T12:00:00.000Z' },
};
const suspended = {
  type: 'TenantSuspended' as const,
  data: { tenantId: 'acme', reason: 'unpaid', suspendedBy: 'tester', suspendedAt: '2026-01-01T12:00:00.000Z' },
};

describe('DESIGN-11 the register of tenants', () => {
  it('creates a tenant once', () => {
    given().when(tell('CreateTenant')).then(created);
    given(created).when(tell('CreateTenant')).thenRefused('TENANT_EXISTS');
    given().when(tell('CreateTenant', 'default')).thenRefused('TENANT_EXISTS');
  });

  it('suspends and resumes a tenant, and repeats neither', () => {
    given(created)
      .when(tell('SuspendTenant'))
      .then({ type: 'TenantSuspended', data: { reason: 'contract 7' } });
    given(created, suspended).when(tell('SuspendTenant')).thenNothing();
    given(created, suspended)
      .when(tell('ResumeTenant'))
      .then({ type: 'TenantResumed', data: { resumedBy: 'tester' } });
    given(created).when(tell('ResumeTenant')).thenNothing();
    given().when(tell('SuspendTenant')).thenRefused('TENANT_NOT_FOUND');
  });

  it('keeps the default tenant, which administers the others', () => {
    given().when(tell('SuspendTenant', 'default')).thenRefused('TENANT_NOT_SUSPENDABLE');
  });
});
