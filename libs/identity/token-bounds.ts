import { InvalidToken } from './errors.ts';

const longestToken = 8_192;
const deepestNesting = 16;
const shape = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Refuses what should not even be hashed. The bound is far above what identity providers send.
 * @throws InvalidToken
 */
export function checkLength(token: string): void {
  if (token.length > longestToken) throw new InvalidToken(`The token is longer than ${longestToken} characters.`);
}

/**
 * Refuses what should not even be parsed.
 * @throws InvalidToken
 */
export function checkShape(token: string): void {
  // An unsigned token has an empty third part, and an encrypted one has five parts.
  if (!shape.test(token)) throw new InvalidToken('The token is not a signed JWT.');
  for (const part of token.split('.', 2)) {
    if (nestingOf(Buffer.from(part, 'base64url')) > deepestNesting) {
      throw new InvalidToken(`The token is nested deeper than ${deepestNesting} levels.`);
    }
  }
}

const [quote, backslash] = [0x22, 0x5c];
const opening: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const closing: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** How deep the arrays and objects of a JSON text are nested, without parsing it. */
function nestingOf(json: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (isText && byte === backslash) at += 1;
    else if (byte === quote) isText = !isText;
    else if (!isText && opening.has(byte)) deepest = Math.max(deepest, (depth += 1));
    else if (!isText && closing.has(byte)) depth -= 1;
  }
  return deepest;
}
