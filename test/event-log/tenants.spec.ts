import { randomUUID } from 'node:crypto';
import { inEachTenant, tenantCrossings } from './tenants.ts';

const [token, other] = [randomUUID(), randomUUID()];
const event = (stream: string, changed: object = {}, data: object = {}) => ({
  ...{ position: '1', stream, id: randomUUID(), type: 'TokenLocked', data },
  metadata: { tenantId: stream.startsWith('acme.') ? 'acme' : 'default', causationId: randomUUID(), ...changed },
});

describe('the oracle for tenants', () => {
  it('C-30 accepts equal ids in two tenants', () => {
    const cause = event(`acme.token-${token}`, {}, { tokenId: token });
    const followed = event('acme.token-hierarchy', { causationId: cause.id }, { tokenId: token });
    expect(tenantCrossings([event(`token-${token}`, {}, { tokenId: token }), cause, followed])).toEqual([]);
  });

  it('C-30 finds a metadata, a cause and an id of another tenant', () => {
    const cause = event(`token-${token}`);
    expect(tenantCrossings([cause, event(`acme.token-${other}`, { tenantId: 'default' })])).toEqual([
      `1 acme.token-${other} TokenLocked: its metadata names the tenant default`,
    ]);
    expect(tenantCrossings([cause, event(`acme.token-${other}`, { causationId: cause.id })])).toEqual([
      `1 acme.token-${other} TokenLocked: its cause is an event of the tenant default`,
    ]);
    expect(tenantCrossings([cause, event(`acme.token-${other}`, {}, { parentTokenId: token })])).toEqual([
      `1 acme.token-${other} TokenLocked: names ${token}, which is of the tenant default`,
    ]);
  });

  it('C-30 runs the other checks on each tenant, and says in which they failed', () => {
    const check = (events: readonly { readonly stream: string }[]) => events.map(({ stream }) => `${stream} is wrong`);
    expect(inEachTenant([event('token-1'), event('acme.token-2')], check)).toEqual([
      'token-1 is wrong',
      'acme: token-2 is wrong',
    ]);
  });
});
