import { anonymous, DenialCounts, others, type Denied } from './denial-counts.ts';

const denied: Denied = {
  tenantId: 'acme',
  principal: 'https://id.example.com#vera',
  operation: 'rollBack',
  code: 'PERMISSION_DENIED',
  address: '192.0.2.7',
};
const at = new Date('2026-11-02T09:30:59.999Z');
const minute = '2026-11-02T09:30:00.000Z';
const addressOf = (number: number) => `2001:db8:0:${number.toString(16)}`;

describe('counted denials', () => {
  it('DESIGN-11 are one row for each minute, and are taken once', () => {
    const counts = new DenialCounts();
    for (let time = 0; time < 3; time += 1) counts.add(denied, at);
    counts.add(denied, new Date(at.getTime() + 1));
    expect(counts.take()).toEqual([
      { ...denied, minute, count: 3 },
      { ...denied, minute: '2026-11-02T09:31:00.000Z', count: 1 },
    ]);
    expect(counts.isEmpty).toBe(true);
  });

  it('DESIGN-11 of an attacker with many addresses share a row beyond the bound, also after a write', () => {
    const counts = new DenialCounts();
    const attack = { ...denied, principal: anonymous, code: 'UNAUTHENTICATED' };
    for (let number = 0; number < 1_000; number += 1) counts.add({ ...attack, address: addressOf(number) }, at);
    const rows = counts.take();
    expect(rows).toHaveLength(21);
    const rest = { principal: others, operation: others, code: others, address: others };
    expect(rows.at(-1)).toEqual({ tenantId: 'acme', minute, ...rest, count: 980 });
    counts.add({ ...attack, address: addressOf(5_000) }, at);
    counts.add({ ...attack, address: addressOf(0) }, at);
    expect(counts.take()).toEqual([
      { tenantId: 'acme', minute, ...rest, count: 1 },
      { ...attack, address: addressOf(0), minute, count: 1 },
    ]);
  });

  it('DESIGN-11 of anonymous callers displace neither those of principals nor those of other tenants', () => {
    const counts = new DenialCounts();
    for (let number = 0; number < 1_000; number += 1) {
      counts.add({ ...denied, principal: anonymous, address: addressOf(number) }, at);
    }
    counts.take();
    counts.add(denied, at);
    counts.add({ ...denied, tenantId: 'other', principal: anonymous }, at);
    expect(counts.take().map(({ principal }) => principal)).toEqual([denied.principal, anonymous]);
  });

  it('DESIGN-11 that could not be written join later ones, and those without room are reported as lost', () => {
    const counts = new DenialCounts();
    counts.add(denied, at);
    const taken = counts.take();
    counts.add(denied, at);
    counts.putBack(taken);
    expect(counts.take()).toEqual([{ ...denied, minute, count: 2 }]);
    counts.putBack(
      Array.from({ length: 5_002 }, (_, number) => ({ ...denied, minute, address: addressOf(number), count: 2 })),
    );
    expect(counts.takeLost()).toBe(4);
    expect(counts.takeLost()).toBe(0);
    expect(counts.take()).toHaveLength(5_000);
  });

  it('CV-6 fit into the table, whatever the principal is called', () => {
    const counts = new DenialCounts();
    counts.add({ ...denied, principal: `a\0\uD800${'x'.repeat(1_000)}` }, at);
    expect(counts.take()[0]?.principal).toBe(`a\uFFFD\uFFFD${'x'.repeat(497)}`);
  });
});
