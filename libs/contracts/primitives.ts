import { z } from 'zod';

// What a person should read who left a field out; zod would say what it received instead.
z.config({
  customError: (issue) => (issue.code === 'invalid_type' && issue.input === undefined ? 'is required' : undefined),
});

export const uuidSchema = z.uuid({ error: 'must be a UUID' }).toLowerCase();

/** Money: a decimal string with up to 20 digits before and 18 after the point; never a number, which would round. */
export const amountSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,19})(\.\d{1,18})?$/, 'must be a decimal string such as "1250.00", not negative');

export const positiveAmountSchema = amountSchema.refine((amount) => /[1-9]/.test(amount), 'must be greater than zero');

/** Half of a surrogate pair stands for no character, and no database stores it. */
const wellFormed = (text: string): boolean => text.isWellFormed();

/** A name without characters that the pattern leaves out, and without blanks at the ends. */
const textOf = (pattern: RegExp, otherwise: string) =>
  z
    .string()
    .min(1, 'must not be empty')
    .max(200, 'must have at most 200 characters')
    .regex(pattern, otherwise)
    .refine(wellFormed, 'must be well-formed Unicode')
    .refine((name) => name.trim() === name, 'must not begin or end with a blank');

/** A name as any release took it: for what is looked up, and not for new names. */
export const storedNameSchema = textOf(/^[^\p{Cc}]*$/u, 'must not contain control characters');

/**
 * A new name of a person, an account or a thing: what is seen is all there is, because names that look the same would name
 * two persons. Characters that Unicode has not assigned could look like others, or fold to them, in its next version.
 */
export const nameSchema = textOf(
  /^[^\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]*$/u,
  'must not contain invisible, control or unassigned characters',
)
  // URLs are resolved before they are sent: no path reaches a validator of that name.
  .refine((name) => name !== '.' && name !== '..', 'must not be . or ..');

export const reasonSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(2_000, 'must have at most 2000 characters')
  .refine((reason) => !reason.includes('\u0000'), 'must not contain a NUL character')
  .refine(wellFormed, 'must be well-formed Unicode');

/** Checks the number of entries before the entries: each of a hostile body would add a fault of its own. */
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

/** A JSON object of any keys in a request. */
export const mapSchema = <Value extends z.ZodType>(key: z.ZodType<string, string>, value: Value, maximum: number) =>
  sized(z.record(key, value).meta({ maxProperties: maximum }), maximum);

const deepestContent = 64;

/** A place in a JSON value; the path to it is spelled out for a fault only, because it is as long as the value is deep. */
interface Place {
  readonly value: unknown;
  readonly key: string;
  readonly depth: number;
  readonly within: Place | undefined;
}

/** A JSON object that can be stored and hashed as it is: of bounded depth, with storable strings and finite numbers. */
export const contentSchema = z.record(z.string(), z.unknown()).superRefine((content, context) => {
  // A list and not a recursion, because a hostile body is deeper than any stack.
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
  if (typeof value === 'number' && !Number.isFinite(value)) return 'must be a number that a double can hold';
  if (typeof value !== 'string') return undefined;
  if (value.includes('\u0000')) return 'must not contain a NUL character';
  return wellFormed(value) ? undefined : 'must be well-formed Unicode';
}

/**
 * A place in the event log, as commands answer it and as X-Min-Position takes it: of one length in each store (16 digits on
 * PostgreSQL, 38 on EventStoreDB), so that texts order as positions do.
 */
export const positionSchema = z.string().regex(/^\d{16}(\d{22})?$/, 'must be a position that a command answered');

export const timestampSchema = z.iso.datetime();
