import type { AccessBookEvent, TenantRegisterEvent } from '#libs/domain';
import { happened } from '../domain/testing/example-events/happened.ts';
import { AccessBooks } from './access-books.ts';
import { apiKeyId, newApiKey } from './api-key-text.ts';
import { InvalidToken } from './errors.ts';
import { Principals } from './principals.ts';
import type { Principal } from './principal.ts';

const ann: Principal = {
  id: 'https://id.example.com#ann',
  issuer: 'https://id.example.com',
  subject: 'ann',
  tenantId: 'acme',
  roles: ['SUBMITTER'],
  method: 'jwt',
  keyId: null,
  authenticatedAt: null,
  assurance: null,
};

describe('DESIGN-11 the principal of credentials', () => {
  const key = newApiKey(apiKeyId('acme', '01981c5e-7d40-7a31-9d2e-4f1b6c8a0001'));
  let history: AccessBookEvent[];
  let now: Date;
  let principals: Principals;
  let reads: string[];

  beforeEach(() => {
    history = [];
    now = new Date('2026-01-01T12:00:00.000Z');
    const created = happened('TenantCreated') as unknown as TenantRegisterEvent;
    reads = [];
    const books = new AccessBooks((tenantId, { stream, decider }) => {
      reads.push(`${tenantId} ${stream}`);
      const events: readonly unknown[] = stream === 'tenants' ? [created] : tenantId === 'acme' ? history : [];
      return Promise.resolve(
        events.reduce<any>((state, event) => decider.evolve(state, event as never), decider.initialState),
      );
    });
    const tokens = { verify: (token: string) => ({ ...ann, ...(JSON.parse(token) as object) }) };
    principals = new Principals(tokens, books, () => now);
  });

  const happens = (...events: readonly object[]) => history.push(...(events as AccessBookEvent[]));
  const issued = (more: object = {}) =>
    happened('ApiKeyIssued', { keyId: key.keyId, secretHash: key.secretHash, roles: ['SERVICE'], ...more });

  it('S7-23 has the roles of the token and those granted until now', async () => {
    happens(
      happened('RoleGranted', { principal: ann.id, role: 'OPS', until: '2026-01-01T13:00:00.000Z' }),
      happened('RoleGranted', { principal: 'https://id.example.com#ANN', role: 'ADMIN' }),
    );
    expect((await principals.identify('{}')).principal.roles).toEqual(['OPS', 'SUBMITTER']);
    now = new Date('2026-01-01T13:00:00.000Z');
    expect((await principals.identify('{}')).principal.roles).toEqual(['SUBMITTER']);
    expect((await principals.identify('{"tenantId":"default"}')).principal.roles).toEqual(['SUBMITTER']);
  });

  it('answers at once for a tenant that was read before', async () => {
    await principals.identify('{}');
    expect(principals.identify('{}')).not.toBeInstanceOf(Promise);
  });

  it('has no access to a tenant that does not exist', async () => {
    expect(await principals.identify('{"tenantId":"other"}')).toMatchObject({ access: undefined });
  });

  it('of an API key has its roles, and is a principal of its own', async () => {
    happens(issued());
    expect((await principals.identify(key.text)).principal).toMatchObject({
      id: `urn:assent:api-key#${key.keyId}`,
      tenantId: 'acme',
      roles: ['SERVICE'],
      method: 'api-key',
      keyId: key.keyId,
      keyHolders: ['ada'],
    });
  });

  it('N11 of an API key tells who knows its secret: who issued and who rotated it', async () => {
    const { secretHash, keyId } = key;
    happens(issued({ issuedBy: 'ada' }), happened('ApiKeyRotated', { keyId, secretHash, rotatedBy: 'bea' }));
    expect((await principals.identify(key.text)).principal.keyHolders).toEqual(['ada', 'bea']);
  });

  it('of an API key is unknown once it is revoked or expired, and with another secret', async () => {
    const identify = async (text: string) => principals.identify(text);
    const other = newApiKey(key.keyId);
    happens(issued({ expiresAt: '2026-01-01T13:00:00.000Z' }));
    await expect(identify(other.text)).rejects.toThrow(InvalidToken);
    await expect(identify(`${key.text.slice(0, -1)}~`)).rejects.toThrow('checksum');
    now = new Date('2026-01-01T13:00:00.000Z');
    await expect(identify(key.text)).rejects.toThrow('unknown, revoked or expired');
  });

  it('of a made-up API key costs one read of a book, whether or not the tenant exists and its book is known', async () => {
    const made = (tenantId: string) => newApiKey(apiKeyId(tenantId, '01981c5e-7d40-7a31-9d2e-4f1b6c8a0002')).text;
    for (const tenantId of ['acme', 'acme', 'unknown', 'unknown']) {
      reads.length = 0;
      await expect(async () => principals.identify(made(tenantId))).rejects.toThrow('unknown, revoked or expired');
      expect(reads.filter((read) => read.endsWith(' access'))).toEqual([`${tenantId} access`]);
    }
  });

  it('of a rotated API key is known by both secrets during the overlap', async () => {
    const next = newApiKey(key.keyId);
    const rotation = { keyId: key.keyId, secretHash: next.secretHash, previousEndsAt: '2026-01-01T12:30:00.000Z' };
    happens(issued(), happened('ApiKeyRotated', rotation));
    for (const { text } of [key, next]) expect((await principals.identify(text)).principal.keyId).toBe(key.keyId);
    now = new Date('2026-01-01T12:30:00.000Z');
    expect((await principals.identify(next.text)).principal.keyId).toBe(key.keyId);
    await expect(async () => principals.identify(key.text)).rejects.toThrow(InvalidToken);
  });
});
