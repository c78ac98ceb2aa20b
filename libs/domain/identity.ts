/**
 * How two texts are taken for one person or account (DESIGN §10). `principal`: byte for byte, because the identity provider made
 * the ids and nobody typed them. `canonical`: by {@link canonicalKey}. `exact`: character by character, as in earlier releases,
 * which knew no principals. What is open keeps the comparison with which it began, so the event that opens it
 * records the comparison; an event without one means `exact`.
 */
export type Comparison = 'exact' | 'canonical' | 'principal';

/** Without these characters a text looks the same, or cannot be told from another one. U+2800 is an empty Braille cell. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u2800]/u;
const everyInvisible = new RegExp(invisible, 'gu');
const plain = /^[ -~]*$/;
/** Its upper case is the I of both i and ı; Unicode does not fold it to i. */
const dotlessI = 'ı';

/** Whether a text has characters that nobody sees, or that control how others are shown. */
export function hasInvisible(text: string): boolean {
  return invisible.test(text);
}

/**
 * What all spellings of one identity have in common: NFKC, case-folded, without invisible characters. The text itself is
 * kept for display. The key of a key is the key itself.
 */
export function canonicalKey(text: string): string {
  // Most names, and much faster.
  if (plain.test(text)) return text.toLowerCase();
  // Decomposed first, because case folding looks at one character at a time.
  const folded = Array.from(text.normalize('NFKD').replaceAll(everyInvisible, ''), foldCase).join('');
  return folded.normalize('NFKC');
}

/** Full case folding of one character: ß and ẞ are ss, and each sigma is σ wherever in a word it stands. */
function foldCase(character: string): string {
  return character === dotlessI ? character : character.toLowerCase().toUpperCase().toLowerCase();
}

/** By what a comparison tells identities apart. */
export function identityKey(text: string, comparison: Comparison): string {
  return comparison === 'canonical' ? canonicalKey(text) : text;
}

/** Whether both texts name the same identity. */
export function isSameIdentity(one: string, other: string, comparison: Comparison): boolean {
  return identityKey(one, comparison) === identityKey(other, comparison);
}
