import fc from 'fast-check';
import { inexactnessOf } from './exact-json.ts';

const pointerOf = (text: string): string | undefined => {
  JSON.parse(text);
  return inexactnessOf(text)?.pointer;
};

describe('a JSON text that is inexact', () => {
  it.each([
    ['{"a":1,"a":1}', '/a'],
    ['{"a":1,"b":{"a":1},"\\u0061":2}', '/a'],
    ['{"a":{"b":[0,{"c":1,"d":2,"c":3}]}}', '/a/b/1/c'],
    ['{"":1,"":2}', '/'],
    ['{"a/b~c":1,"a/b~c":2}', '/a~1b~0c'],
    ['{"__proto__":1,"__proto__":2}', '/__proto__'],
    [' [ { } , {"x" : [ ] , "x" : { } } ] ', '/1/x'],
    [`{${Array.from({ length: 100 }, (_, index) => `"k${index}":0`).join()},"k7":0}`, '/k7'],
  ])('S7-18 %s has a key twice', (text, pointer) => {
    expect(pointerOf(text)).toBe(pointer);
    expect(inexactnessOf(text)?.detail).toBe('is given twice');
  });

  it.each([
    ['9007199254740993'],
    ['9007199254740992'],
    ['-9007199254740992'],
    ['123456789012345678901'],
    ['100000000000000000000'],
    ['1e400'],
    ['-1e400'],
    ['1e-400'],
    ['4.9e-324'],
    ['3.141592653589793238'],
    ['0.10000000000000000001'],
    ['9007199254740993.0'],
    [`0.${'0'.repeat(400)}1`],
    [`1${'0'.repeat(400)}`],
    ['1e99999999999999999999'],
    ['1e-99999999999999999999'],
  ])('S7-18 %s is a number that a double cannot represent', (number) => {
    expect(pointerOf(number)).toBe('');
    expect(pointerOf(`{"a":[true,${number}]}`)).toBe('/a/1');
  });

  it.each([
    ['{"a":"\\ud800"}', '/a'],
    ['{"a":["\\uDC00\\ud800"]}', '/a/0'],
    ['{"\\ud800":1}', '/\ud800'],
  ])('S7-18 %s has half a surrogate pair', (text, pointer) => {
    expect(pointerOf(text)).toBe(pointer);
    expect(inexactnessOf(text)?.detail).toBe('must be well-formed Unicode');
  });

  it('is reported with its first fault', () => {
    expect(pointerOf('{"a":1e400,"a":1}')).toBe('/a');
    expect(inexactnessOf('[1e400,{"a":1,"a":1}]')?.pointer).toBe('/0');
  });

  it.each([
    ['numbers', '1'],
    ['texts', '"x,[]{}"'],
    ['literals', 'null'],
    ['longer literals', 'false'],
    ['arrays', '[ ]'],
    ['objects', '{}'],
  ])('S7-18 has more than 100000 values that are %s', (_, value) => {
    const listOf = (length: number): string => `[${Array.from({ length }, () => value).join(' , ')}]`;
    expect(inexactnessOf(listOf(99_999))).toBeUndefined();
    expect(inexactnessOf(listOf(100_000))).toEqual({ pointer: '', detail: 'must have at most 100000 values' });
    const members = Array.from({ length: 100_000 }, (_, index) => `"${index}":${value}`);
    expect(inexactnessOf(`{${members.slice(1).join()}}`)).toBeUndefined();
    expect(inexactnessOf(`{${members.join()}}`)).toBeDefined();
  });

  it('is nested too deeply', () => {
    const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect(inexactnessOf(nested(1_024))).toBeUndefined();
    expect(inexactnessOf(nested(1_025))).toEqual({
      pointer: '/0'.repeat(1_024),
      detail: 'must not be nested deeper than 1024 levels',
    });
    expect(inexactnessOf(nested(400_000))).toBeDefined();
  });
});

describe('a JSON text that is exact', () => {
  it.each([
    ['{}'],
    ['[]'],
    ['""'],
    ['null'],
    ['{"a":{"a":{"a":[{"a":1},{"a":1}]}},"b":{"a":1}}'],
    ['{"a\\"":"b\\\\","a\\\\":"{\\"x\\":1,\\"x\\":2}"}'],
    ['[0,-0,0.0,0e999,1,-1,1.0,1.50,1e3,1E+3,100e-2,0.1,-0.1e1,1e21,1.5e300,5e-324]'],
    ['[9007199254740991,-9007199254740991,0.30000000000000004,1.7976931348623157e308]'],
    ['{"A":1,"a":2}'],
    ['["\\ud83d\\ude00","\\\\ud800"]'],
    ['{"constructor":1,"toString":2,"hasOwnProperty":3}'],
  ])('S7-18 %s is accepted', (text) => {
    expect(pointerOf(text)).toBeUndefined();
  });

  it('may be any output of JSON.stringify', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 5, noUnicodeString: false }),
        fc.integer({ min: 0, max: 3 }),
        (value, space) => {
          // JSON.stringify writes large doubles as integers, which other readers may read as different numbers.
          const text = JSON.stringify(value, (_, member: unknown) => (unsafe(member) ? 0 : member), space);
          expect(inexactnessOf(text)).toBeUndefined();
        },
      ),
    );
  });

  it('may contain any notation of a decimal that a double represents', () => {
    const digits = fc.stringMatching(/^[0-9]{1,25}$/);
    fc.assert(
      fc.property(digits, digits, fc.integer({ min: -340, max: 340 }), (whole, fraction, exponent) => {
        const text = `${BigInt(whole)}.${fraction}e${exponent}`;
        expect(inexactnessOf(text) === undefined).toBe(sameDecimal(text, Number(text)));
      }),
      { numRuns: 2_000 },
    );
  });

  // A reader with quadratic cost would take minutes.
  it.each(
    Object.entries({
      'many small objects': `[${Array.from({ length: 33_000 }, (_, index) => `{"id":${index},"x":0.5}`).join()}]`,
      'one wide object': `{${Array.from({ length: 60_000 }, (_, index) => `"key${index}":${index}`).join()}}`,
      'one long text': JSON.stringify('x'.repeat(1_000_000)),
      'a text of escapes': JSON.stringify('"\\'.repeat(250_000)),
      'one long number': `0.${'0'.repeat(1_000_000)}`,
    }),
  )('S7-18 of one megabyte is checked quickly: %s', (_, text) => {
    expect(inexactnessOf(text)).toBeUndefined();
  });

  it('S7-18 with a million zeros before its last digit is reported', () => {
    expect(inexactnessOf(`1${'0'.repeat(1_000_000)}1e-5`)).toMatchObject({ pointer: '' });
  });
});

function unsafe(value: unknown): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** Compares by exact arithmetic, as a slow but obviously correct oracle. */
function sameDecimal(written: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  const [x, y] = [exact(written), exact(String(value))];
  const least = Math.min(x.exponent, y.exponent);
  return x.digits * 10n ** BigInt(x.exponent - least) === y.digits * 10n ** BigInt(y.exponent - least);
}

function exact(text: string): { readonly digits: bigint; readonly exponent: number } {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}
