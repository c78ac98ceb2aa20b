/**
 * How two texts are compared as one person or account (DESIGN §10). `principal`: byte for byte, because the identity
 * provider made the ids and nobody typed them. `canonical`: by {@link canonicalKey}. `exact`: character by character, as
 * in earlier releases, which knew no principals. A request or rollback keeps the comparison that it began with, so its
 * first event records it. An event without one means `exact`.
 */
export type Comparison = 'exact' | 'canonical' | 'principal';

/** Characters that nobody sees, and characters that control how others are shown. U+2800 is an empty Braille cell. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u2800]/u;
const everyInvisible = new RegExp(invisible, 'gu');
const plain = /^[ -~]*$/;
/** Kept as it is: i and ı share the upper case I, and Unicode does not fold ı to i. */
const dotlessI = 'ı';

/** Whether a text can be the id of a principal, which is made of issuer, # and subject. */
export function hasFormOfPrincipal(text: string): boolean {
  return /^[^#]+#./u.test(text);
}

/** Whether a text has characters that nobody sees, or characters that control how others are shown. */
export function hasInvisible(text: string): boolean {
  return invisible.test(text);
}

/** The text with each such character as its code point, for people who must see exactly what they sign. */
export function showInvisible(text: string): string {
  return text.replaceAll(everyInvisible, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`);
}

/**
 * One key for all spellings of an identity: NFKC, case-folded, without invisible characters. The text itself is kept for
 * display. The key of a key is the key itself.
 */
export function canonicalKey(text: string): string {
  // A fast path for most names.
  if (plain.test(text)) return text.toLowerCase();
  // Decompose first, because case folding does not look through compatibility characters.
  return foldCase(text.normalize('NFKD').replaceAll(everyInvisible, '')).normalize('NFKC');
}

/**
 * Full case folding: ß and ẞ become ss, and every sigma becomes σ, also at the end of a word. Folds the whole text at
 * once, because folding each character by itself takes seven times as long.
 */
function foldCase(text: string): string {
  return text
    .split(dotlessI)
    .map((part) => part.toLowerCase().toUpperCase().toLowerCase())
    .join(dotlessI)
    .replaceAll('ς', 'σ');
}

/** The key by which a comparison tells identities apart. */
export function identityKey(text: string, comparison: Comparison): string {
  return comparison === 'canonical' ? canonicalKey(text) : text;
}

/** Whether one person is in both lists. */
export function haveInCommon(some: readonly string[], others: readonly string[], comparison: Comparison): boolean {
  return some.some((one) => others.some((other) => isSameIdentity(one, other, comparison)));
}

/** Whether both texts name the same identity. */
export function isSameIdentity(one: string, other: string, comparison: Comparison): boolean {
  return identityKey(one, comparison) === identityKey(other, comparison);
}
