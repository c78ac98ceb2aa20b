import fc from 'fast-check';
import {
  aggregateOfStream,
  belongsTo,
  defaultTenant,
  nameOfStream,
  streamOf,
  tenantOfStream,
} from './tenant-streams.ts';

const tenantIds = fc.stringMatching(/^[a-z0-9-]{1,40}$/);
const names = fc.stringMatching(/^[a-z]+-[0-9a-f-]{0,36}$/);

describe('the streams of tenants', () => {
  it('keep the names that exist in the tenant default', () => {
    expect(streamOf(defaultTenant, 'token-1')).toBe('token-1');
    expect(tenantOfStream('token-1')).toBe('default');
    expect(nameOfStream('token-1')).toBe('token-1');
    expect(aggregateOfStream('token-2-3')).toEqual({ kind: 'token', id: '2-3' });
  });

  it('begin with the name of any other tenant', () => {
    expect(streamOf('acme-1', 'token-1')).toBe('acme-1.token-1');
    expect(tenantOfStream('acme-1.token-1')).toBe('acme-1');
    expect(nameOfStream('acme-1.token-1')).toBe('token-1');
    expect(aggregateOfStream('acme-1.token-2-3')).toEqual({ kind: 'token', id: '2-3' });
  });

  it('belong to one tenant each', () => {
    fc.assert(
      fc.property(tenantIds, tenantIds, names, (one, other, name) => {
        const stream = streamOf(one, name);
        expect([tenantOfStream(stream), nameOfStream(stream)]).toEqual([one, name]);
        expect(belongsTo(other, stream)).toBe(one === other);
      }),
    );
  });

  it.each([
    ['acme.eu', 'token-1'],
    ['', 'token-1'],
    ['default', 'acme.token-1'],
  ])('cannot be reached from the tenant "%s" by the name "%s"', (tenantId, name) => {
    expect(() => streamOf(tenantId, name)).toThrow(RangeError);
  });

  it('have one spelling each', () => {
    expect(belongsTo(defaultTenant, 'default.token-1')).toBe(false);
    expect(belongsTo('', '.token-1')).toBe(false);
    expect(belongsTo('acme.eu', 'acme.eu.token-1')).toBe(false);
  });
});
