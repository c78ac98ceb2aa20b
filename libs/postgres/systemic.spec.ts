import { blamesStatement, isSystemic } from './systemic.ts';

const withCode = (code: string): Error => Object.assign(new Error('x'), { code });

describe('a database fault', () => {
  it.each([
    ['40P01', 'a deadlock'],
    ['40001', 'a serialization failure'],
    ['57P01', 'a server that stops'],
    ['57P03', 'a server that starts'],
    ['53300', 'no connection left'],
    ['08006', 'a lost connection'],
    ['25006', 'a server that is read-only'],
    ['28P01', 'a changed password'],
    ['55000', 'an object in another state'],
    ['55006', 'an object in use'],
    ['42501', 'a privilege that was taken away'],
    ['42P01', 'a table that is gone'],
    ['58030', 'a disk that fails'],
    ['XX000', 'an internal error'],
    ['ECONNREFUSED', 'no server'],
    ['ENOENT', 'no socket of a server'],
    ['EMFILE', 'no file handle left'],
    ['CERT_HAS_EXPIRED', 'an expired certificate'],
  ])('C-12 with code %s, %s, blames no statement', (code) => {
    expect(isSystemic(withCode(code))).toBe(true);
    expect(blamesStatement(withCode(code))).toBe(false);
  });

  it.each(['23505', '23514', '22P02', '22003', '22P05', '21000', 'P0001'])(
    'C-12 with code %s blames what the statement says',
    (code) => {
      expect(isSystemic(Object.assign(new Error('Connection terminated'), { code }))).toBe(false);
      expect(blamesStatement(withCode(code))).toBe(true);
    },
  );

  it('is systemic when the connection was lost, to one address or to all', () => {
    expect(isSystemic(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isSystemic(new AggregateError([withCode('ECONNREFUSED')]))).toBe(true);
    expect(isSystemic(new TypeError('x is not a function'))).toBe(false);
    expect(isSystemic(withCode('ERR_INVALID_ARG_TYPE'))).toBe(false);
    expect(isSystemic('Connection terminated')).toBe(false);
  });
});
