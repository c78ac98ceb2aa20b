import { isTransient } from './transient.ts';

describe('a database fault', () => {
  it.each(['40P01', '40001', '57P01', '57P03', '53300', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH'])(
    'C-12 with code %s may pass',
    (code) => {
      expect(isTransient(Object.assign(new Error('x'), { code }))).toBe(true);
    },
  );

  it.each(['23505', '42P01', '22P02', '22003', 'ENOENT'])('C-12 with code %s does not', (code) => {
    expect(isTransient(Object.assign(new Error('Connection terminated'), { code }))).toBe(false);
  });

  it('may pass when the connection was lost, to one address or to all', () => {
    expect(isTransient(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isTransient(new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]))).toBe(true);
    expect(isTransient(new TypeError('x is not a function'))).toBe(false);
    expect(isTransient('Connection terminated')).toBe(false);
  });
});
