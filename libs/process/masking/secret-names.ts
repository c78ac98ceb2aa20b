import { permissions } from '#libs/contracts';

/** P7-9: what is called like this is a secret, as a part of a longer name too, however its words are joined. */
const parts = [
  ...[
    'pass[-_ ]?(?:word|phrase|code)',
    'passwd',
    'pwd',
    'secret',
    'credential(?!s?[-_ ]?id)',
    'authorization',
    'cookie',
  ],
  ...['(?:api|private|signing|encryption|access|master|shared|hmac|service|subscription)[-_ ]?key'],
  ...['(?:access|refresh|id|auth|bearer|session|csrf|xsrf|api|security|device|reset|login|jwt)[-_ ]?token'],
  ...['session[-_ ]?id', 'connection[-_ ]?string', 'client[-_ ]?assertion', 'code[-_ ]?verifier'],
] as const;

/** These alone, and texts only: within a longer name they mean something else, as in tokenId, and a token may be an object. */
const whole = ['token', 'pass', 'jwt', 'otp', 'pin', 'cvv', 'cvc', 'ssn', 'ticket', 'auth'];

const partPattern = new RegExp(parts.join('|'), 'i');

/** Permissions that read like a name and its secret, such as `signing-keys:confirm`. */
const publicNames: ReadonlySet<string> = new Set(Object.keys(permissions).filter((name) => partPattern.test(name)));

const publicName = `(?:${[...publicNames].join('|')})(?!\\.?[\\w/+=-])`;

/** The name of a secret within a text, up to where its own characters end. */
export const secretName = `(?:(?!${publicName})(?:${parts.join('|')})[\\w.-]{0,40}|\\b(?:${whole.join('|')})\\b)`;

/** Whether the value of a field with this name is a secret. */
export function isSecretField(name: string, value: unknown): boolean {
  if (publicNames.has(name)) return false;
  const letters = name.replaceAll(/[^A-Za-z0-9]/g, '');
  return partPattern.test(letters) || (typeof value !== 'object' && whole.includes(letters.toLowerCase()));
}

/** Headers come as lists of names and values, too. */
export function isSecretHeader(name: string): boolean {
  return /^(proxy-)?authorization$|^(set-)?cookie$|^x-[\w-]*(key|token|secret)$/i.test(name);
}

/** Of a JSON Web Key: what only its owner knows. */
export const privateKeyMembers: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'oth']);
