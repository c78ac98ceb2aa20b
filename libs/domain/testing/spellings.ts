import fc from 'fast-check';

/** Texts of every kind of character, assigned or not. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('ß', 'ẞ', 'İ', 'ı', 'i', '\u0345', '\u0307', '\u0301', 'Σ', 'ς', 'ﬁ', '\u200B') }),
);

const respellings: readonly ((name: string) => string)[] = [
  (name) => name.toUpperCase(),
  (name) => name.normalize('NFC'),
  (name) => name.normalize('NFD'),
  (name) => name.normalize('NFKC'),
  (name) => Array.from(name).join('\u200B'),
  (name) => `\u202A${name}\uFEFF`,
  (name) => name.replace(/[!-~]/g, (ascii) => String.fromCharCode(ascii.charCodeAt(0) + 0xfee0)),
];

/** Two of the ways in which people and programs spell one name. */
export function spellingsOf(name: string): fc.Arbitrary<readonly [string, string]> {
  const spelling = fc
    .array(fc.constantFrom(...respellings), { maxLength: 4 })
    .map((steps) => steps.reduce((text, respell) => respell(text), name));
  return fc.tuple(spelling, spelling);
}
