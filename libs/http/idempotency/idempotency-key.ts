/** An RFC 8941 string: quoted, with `\"` and `\\` for a quote and a backslash. */
const quoted = /^"((?:[ !#-[\]-~]|\\["\\])*)"$/;

/** What needs no quotes: visible ASCII but what a list, a parameter or a string would begin or end with. */
const bare = /^[!#-+\--:<-[\]-~]+$/;

const longestKey = 255;

/** The key that the header's value means, the same with and without quotes; undefined when it is none (CV-2). */
export function idempotencyKeyOf(header: string): string | undefined {
  const key = bare.test(header) ? header : quoted.exec(header)?.[1]?.replaceAll(/\\(.)/g, '$1');
  return key !== undefined && key.length >= 1 && key.length <= longestKey ? key : undefined;
}
