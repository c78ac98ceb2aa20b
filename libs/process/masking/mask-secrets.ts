import { withoutKnownSecrets } from './known-secrets.ts';
import { isSecretField, isSecretHeader, privateKeyMembers, secretName } from './secret-names.ts';
import { mayHoldSecret } from './suspicion.ts';

/** What stands in the place of a secret (P7-9). */
export const redacted = '***REDACTED***';

/** Deeper than anything that is logged, and shallower than the stack. */
const deepest = 200;

/** Up to the quote that ends it, which may be escaped as in JSON within a text; without one to the end. */
const quoted = '(?<slashes>\\\\*)(?<quote>["\'`])[\\s\\S]*?(?:(?<!\\\\)\\k<slashes>\\k<quote>|$)';
const listed = '\\[[^\\]]*(?:\\]|$)|\\{[^}]*(?:\\}|$)';
const separator = '\\\\*["\'`]?\\s{0,9}(?:[:=]|=>)\\s{0,9}';

/** What is a secret by its shape, or by what stands before it. `$1` is kept. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [
    /(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)(?!\*)[\s\S]*?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|$)/g,
    `$1${redacted}`,
  ],
  [/\b([a-z][a-z\d+.-]{0,30}:(?:\/\/|~1~1)[^\s/:@"'<>]{0,200}:)[^\s/"'<>]*@/gi, `$1${redacted}@`],
  [/\b(Bearer|DPoP|Negotiate)(\s+|%20)[\w.~+/=-]{6,}/gi, `$1$2${redacted}`],
  [/\b([Bb]asic|BASIC)(\s+|%20)(?![a-z]+\b)[\w+/=-]{6,}/g, `$1$2${redacted}`],
  // Header fields go on to the end of the line.
  [/\b((?:proxy-)?authorization|(?:set-)?cookie)(\s{0,9}[:=]\s{0,9})(?!["'`\\[{\s])[^\r\n"'`]+/gi, `$1$2${redacted}`],
  [/([?&;](?:[\w-]{1,30}-)?(?:code|key|sig|signature|token)=)[^\s&"'#<>]+/gi, `$1${redacted}`],
  [/\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*){0,3}/g, redacted],
  // The kind and the id of a key are no secret, and say which key has leaked.
  [/\b(assent_[a-z]+_[A-Za-z\d]{4,})_(?=[a-z_-]*[A-Z\d])[\w-]{16,}/g, `$1_${redacted}`],
  [/\b(?:AKIA|ASIA)[A-Z\d]{12,}|\bAIza[\w-]{30,}|\bsk_(?:live|test)_\w{8,}|\bgh[opsur]_\w{16,}/g, redacted],
  [/\bgithub_pat_\w{16,}|\bglpat-[\w-]{16,}|\bxox[abeprs]-[\w-]{8,}|\bwhs(?:ec|k)_[\w+/=]{8,}/g, redacted],
];

/** Of a JSON Web Key within a text. */
const privateKeyMember = new RegExp(
  `(\\\\*"(?:${[...privateKeyMembers].join('|')})\\\\*"\\s{0,9}:\\s{0,9}\\\\*")[\\w-]{4,}`,
  'g',
);

/** A name and its value, as in `password=…`, `"api_key": "…"`, `--token …` and `password '…'`. */
const assignment = new RegExp(
  `(?<name>${secretName})(?<between>${separator}|\\s+(?=["'\`])|(?<=--[\\w-]{1,60})\\s+)` +
    `(?:${quoted}|${listed}|[^\\s,;&(){}\\[\\]"'\`<>]+)`,
  'gi',
);

/** The text with every secret in it replaced (P7-9). */
export function maskText(text: string): string {
  return withoutKnownSecrets(mayHoldSecret(text) ? maskedText(text) : text, redacted);
}

/** A line of JSON, as a log writes it or an answer has it, with every secret in it replaced. */
export function maskLine(line: string): string {
  if (!mayHoldSecret(line)) return withoutKnownSecrets(line, redacted);
  const end = line.endsWith('\n') ? '\n' : '';
  return withoutKnownSecrets((maskedJson(line) ?? maskedText(line.trimEnd())) + end, redacted);
}

/** @returns undefined when it is no JSON */
function maskedJson(text: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
  const masked = maskedValue(value, 0);
  return masked === value ? text.trimEnd() : JSON.stringify(masked);
}

/** The same value when there is nothing to mask in it. */
function maskedValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return mayHoldSecret(value) ? maskedText(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return redacted;
  return Array.isArray(value) ? maskedList(value, depth) : maskedObject(value as Record<string, unknown>, depth);
}

function maskedList(list: readonly unknown[], depth: number): readonly unknown[] {
  const masked = list.map((element, index) => {
    const before = list[index - 1];
    const isValue = typeof before === 'string' && typeof element === 'string' && isSecretHeader(before);
    return isValue ? redacted : maskedValue(element, depth + 1);
  });
  return masked.every((element, index) => element === list[index]) ? list : masked;
}

function maskedObject(object: Record<string, unknown>, depth: number): Record<string, unknown> {
  const named = object['name'] ?? object['key'] ?? object['header'];
  const holdsSecret = typeof named === 'string' && isSecretField(named, object['value']);
  const isKey = 'kty' in object;
  const masked = Object.entries(object).map(([name, value]) => {
    const isSecret =
      isSecretField(name, value) || (name === 'value' && holdsSecret) || (isKey && privateKeyMembers.has(name));
    const next = isSecret && isTelling(value) ? redacted : maskedValue(value, depth + 1);
    // A secret may be the name of a field, as in a map of sessions.
    return [mayHoldSecret(name) ? maskedText(name) : name, next] as const;
  });
  const isSame = masked.every(([name, value]) => name in object && object[name] === value);
  return isSame ? object : Object.fromEntries(masked);
}

/** That there is a secret, or none, is no secret. */
function isTelling(value: unknown): boolean {
  return value !== null && typeof value !== 'boolean' && value !== '';
}

function maskedText(text: string): string {
  if (/^\s*[[{"]/.test(text)) {
    const json = maskedJson(text);
    if (json !== undefined) return json;
  }
  return maskedPlain(text.includes('%') ? text.replaceAll(/[^\s"'`<>]+/g, maskedEncoded) : text);
}

/** A word of which a part may be percent-encoded, as in a URL. */
function maskedEncoded(word: string): string {
  if (!word.includes('%')) return word;
  try {
    const decoded = decodeURIComponent(word);
    const masked = maskedText(decoded);
    return masked === decoded ? word : encodeURI(masked);
  } catch {
    return word;
  }
}

function maskedPlain(text: string): string {
  return shaped(text).replaceAll(assignment, (_: string, ...found: unknown[]) => {
    const { name, between, slashes = '', quote = '' } = found.at(-1) as Readonly<Record<string, string | undefined>>;
    return `${name}${between}${slashes}${quote}${redacted}${slashes}${quote}`;
  });
}

function shaped(text: string): string {
  const start = text.includes('kty') ? text.replaceAll(privateKeyMember, `$1${redacted}`) : text;
  return shapes.reduce((masked, [shape, replacement]) => masked.replaceAll(shape, replacement), start);
}
