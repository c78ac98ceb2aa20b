import fc from 'fast-check';
import { nameSchema } from '#libs/contracts';
import { canonicalKey, hasInvisible } from './identity.ts';
import { anyText, spellingsOf } from './testing/spellings.ts';

/** The characters of all planes but those of rare ideographs, which fold to nothing else, and of private use. */
function* characters(): Generator<string> {
  for (const [from, to] of [
    [0, 0x1ffff],
    [0x2f800, 0x2ffff],
    [0xe0000, 0xe0fff],
  ] as const) {
    for (let point = from; point <= to; point += 1) {
      const character = String.fromCodePoint(point);
      if (character.isWellFormed()) yield character;
    }
  }
}

describe('the canonical key of an identity', () => {
  it.each([
    ['case', 'Ann', 'aNN'],
    ['NFC and NFD', 'Zo\u00EB', 'Zoe\u0308'],
    ['a zero-width space', 'an\u200Bn', 'ann'],
    ['a joiner, a soft hyphen and a byte order mark', '\uFEFFa\u00ADn\u200Dn', 'ann'],
    ['directions', '\u202Eann\u202C', 'ann'],
    ['full width', 'Ａｎｎ', 'ann'],
    ['ligatures', 'ﬁona', 'FIONA'],
    ['sharp s', 'WEIẞ', 'weiss'],
    ['sigma at the end of a word', 'ΜΆΡΙΟΣ', 'μάριος'],
    ['a no-break space', 'ann\u00A0lee', 'Ann Lee'],
    ['letters of mathematics', '𝐀𝐧𝐧', 'ann'],
    ['an empty Braille cell and a Hangul filler', 'a\u2800n\u3164n', 'ann'],
  ])('is the same in spite of %s', (_, one, other) => {
    expect(canonicalKey(one)).toBe(canonicalKey(other));
  });

  it.each([
    ['ann', 'anna'],
    ['zoe', 'zoë'],
    ['ilker', 'ılker'],
    ['а', 'a'],
  ])('tells %s and %s apart', (one, other) => {
    expect(canonicalKey(one)).not.toBe(canonicalKey(other));
  });

  it('changes the characters that Unicode changes in NFKC_Casefold', () => {
    // Cherokee folds to upper case there and to lower case here, and format characters that show a sign are dropped here.
    const exempt = /[\p{Script=Cherokee}\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u2800]/u;
    const wrong = [...characters()].filter(
      (character) =>
        !exempt.test(character) &&
        (canonicalKey(character) !== character) !== /\p{Changes_When_NFKC_Casefolded}/u.test(character),
    );
    expect(wrong).toEqual([]);
  });

  it('CV-1 drops nothing from a new name, because the API refuses invisible characters', () => {
    const invisible = [...characters()].filter(hasInvisible);
    expect(invisible.filter((character) => nameSchema.safeParse(`a${character}b`).success)).toEqual([]);
  });

  it('S7-18 is refused by the edge when it expands beyond the length of a name', () => {
    expect(nameSchema.safeParse('\uFDFA'.repeat(190)).success).toBe(false);
    expect(nameSchema.safeParse('\uFDFA'.repeat(11)).success).toBe(true);
    // Folding turns a character of a normalized name into at most three.
    for (const character of characters()) {
      const name = character.repeat(200 / character.length);
      if (canonicalKey(name).length > 3 * 200)
        expect([name, nameSchema.safeParse(name).success]).toEqual([name, false]);
    }
  });

  it('is its own key, without invisible characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const key = canonicalKey(text);
        expect(canonicalKey(key)).toBe(key);
        expect(hasInvisible(key)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same for all spellings of a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }).chain(spellingsOf), ([one, other]) => {
        expect(canonicalKey(one)).toBe(canonicalKey(other));
      }),
      { numRuns: 2_000 },
    );
  });
});
