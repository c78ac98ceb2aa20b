import { z } from 'zod';

// A missing field gets a plain message instead of zod's "received undefined".
z.config({
  customError: (issue) => (issue.code === 'invalid_type' && issue.input === undefined ? 'is required' : undefined),
});

export const uuidSchema = z.uuid({ error: 'must be a UUID' }).toLowerCase();

/** The name of a tenant. It is the prefix of the tenant's streams, so it has no dot. */
export const tenantIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, 'must have 1 to 40 characters out of a-z, 0-9 and -');

/** An amount of money: a decimal string with up to 20 digits before and 18 after the point. A number would round. */
export const amountSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,19})(\.\d{1,18})?$/, 'must be a non-negative decimal string such as "1250.00"');

export const positiveAmountSchema = amountSchema.refine((amount) => /[1-9]/.test(amount), 'must be greater than zero');

/** A lone surrogate is not a character, and PostgreSQL cannot store it. */
const wellFormed = (text: string): boolean => text.isWellFormed();

const longestName = 200;

/** A name that matches the pattern and has no white space at either end. */
const textOf = (pattern: RegExp, otherwise: string) =>
  z
    .string()
    .min(1, 'must not be empty')
    .max(longestName, `must have at most ${longestName} characters`)
    .regex(pattern, otherwise)
    .refine(wellFormed, 'must be well-formed Unicode')
    .refine((name) => name.trim() === name, 'must not start or end with white space');

/** A name as any earlier release accepted it. For lookups, not for new names. */
export const storedNameSchema = textOf(/^[^\p{Cc}]*$/u, 'must not contain control characters');

/**
 * A new name of a person, an account or a thing. Invisible characters are refused, because two persons could then have names
 * that look the same. Unassigned characters are refused, because a later Unicode version may fold them to others.
 */
export const nameSchema = textOf(
  /^[^\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]*$/u,
  'must not contain invisible, control or unassigned characters',
)
  // Names are compared in this form, and one character such as U+FDFA becomes 18. The first length is checked again,
  // because only a short text is cheap to expand.
  .refine(
    (name) => name.length > longestName || name.normalize('NFKC').length <= longestName,
    `must have at most ${longestName} characters after compatibility normalization (NFKC)`,
  )
  // Clients resolve "." and ".." in URLs, so no path could address a validator of that name.
  .refine((name) => name !== '.' && name !== '..', 'must not be . or ..');

export const reasonSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(2_000, 'must have at most 2000 characters')
  .refine((reason) => !reason.includes('\u0000'), 'must not contain a NUL character')
  .refine(wellFormed, 'must be well-formed Unicode');

/** Checks the number of entries first, because each entry of a hostile body could add a fault. */
function sized<Schema extends z.ZodType>(schema: Schema, maximum: number) {
  return z.preprocess<z.input<Schema>, Schema, z.input<Schema>>((value, context) => {
    const isCollection = typeof value === 'object' && value !== null;
    if (!isCollection || Object.keys(value).length <= maximum) return value;
    context.addIssue({ code: 'custom', message: `must have at most ${maximum} entries` });
    return z.NEVER;
  }, schema);
}

/** An array in a request. */
export const listSchema = <Item extends z.ZodType>(
  item: Item,
  { minimum = 0, maximum, tooFew }: { readonly minimum?: number; readonly maximum: number; readonly tooFew?: string },
) => sized(z.array(item).min(minimum, tooFew).max(maximum), maximum);

/** A JSON object with arbitrary keys in a request. */
export const mapSchema = <Value extends z.ZodType>(key: z.ZodType<string, string>, value: Value, maximum: number) =>
  sized(z.record(key, value).meta({ maxProperties: maximum }), maximum);

const deepestContent = 64;

/** A place in a JSON value. Its path is built only for a fault, because it is as long as the value is deep. */
interface Place {
  readonly value: unknown;
  readonly key: string;
  readonly depth: number;
  readonly within: Place | undefined;
}

/** A JSON object that can be stored and hashed unchanged: bounded depth, storable strings, finite numbers. */
export const contentSchema = z.record(z.string(), z.unknown()).superRefine((content, context) => {
  // Iterates instead of recursing, because a hostile body can be deeper than the stack.
  const open: Place[] = [{ value: content, key: '', depth: 0, within: undefined }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, key, depth } = next;
    const message =
      depth > deepestContent
        ? `must not be nested deeper than ${deepestContent} levels`
        : (problemOf(key) ?? problemOf(value));
    if (message !== undefined) {
      context.addIssue({ code: 'custom', path: pathTo(next).slice(0, deepestContent), message });
      return;
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, child] of Object.entries(value)) {
      open.push({ value: child, key: name, depth: depth + 1, within: next });
    }
  }
});

function pathTo(place: Place): string[] {
  const path: string[] = [];
  for (let at = place; at.within !== undefined; at = at.within) path.unshift(at.key);
  return path;
}

function problemOf(value: unknown): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return 'must be a number within the range of a double';
  if (typeof value !== 'string') return undefined;
  if (value.includes('\u0000')) return 'must not contain a NUL character';
  return wellFormed(value) ? undefined : 'must be well-formed Unicode';
}

/**
 * A position in the event log, as commands return it and X-Min-Position takes it. Its length is fixed in each store
 * (16 digits on PostgreSQL, 38 on EventStoreDB), so that positions sort as strings.
 */
export const positionSchema = z.string().regex(/^\d{16}(\d{22})?$/, 'must be a position that a command returned');

/** The id of a signing key: SHA-256 of the public key in hex. */
export const signingKeyIdSchema = z.string().regex(/^[\da-f]{64}$/, 'must be the 64 hex digits of the id of a key');

/** Bytes in base64url without padding. */
export const base64UrlSchema = (longest: number) =>
  z
    .string()
    .max(longest, `must have at most ${longest} characters`)
    .regex(/^[\w-]+$/, 'must be base64url without padding');

export const timestampSchema = z.iso.datetime();
