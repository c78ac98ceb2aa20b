import { idempotencyKeyOf } from './idempotency-key.ts';

describe('an Idempotency-Key', () => {
  it.each([
    ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['"a b"', 'a b'],
    ['"a \\"b\\" \\\\ c"', 'a "b" \\ c'],
    ['"a,b;c"', 'a,b;c'],
    ['order:17/retry==', 'order:17/retry=='],
    ['x'.repeat(255), 'x'.repeat(255)],
    [`"${'\\"'.repeat(255)}"`, '"'.repeat(255)],
  ])('CV-2 accepts %s', (header, key) => {
    expect(idempotencyKeyOf(header)).toBe(key);
  });

  it.each([
    [''],
    ['""'],
    ['"'],
    ['a"b'],
    ['"a'],
    ['"a"b"'],
    ['"a\\b"'],
    ['"a\\"'],
    ['a b'],
    ['a\\b'],
    ['"a", "b"'],
    ['a, b'],
    ['a;b=1'],
    ['"a";b=1'],
    ['"é"'],
    ['é'],
    ['"a\tb"'],
    ['x'.repeat(256)],
    [`"${'x'.repeat(256)}"`],
  ])('CV-2 refuses %s', (header) => {
    expect(idempotencyKeyOf(header)).toBeUndefined();
  });
});
