import { hash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = BigInt(digits.length);
/** 256 bits and 32 bits in base 62. */
const secretLength = 43;
const checksumLength = 6;
const uniqueBytes = 8;
const shape = /^(assent_live_([\dA-Za-z]{12,72})_[\dA-Za-z]{43})([\dA-Za-z]{6})$/;
const tenantName = /^[a-z0-9-]{1,40}$/;

/** A key as it is shown once. */
export interface NewApiKey {
  readonly keyId: string;
  /** `assent_live_<id>_<secret><checksum>`. */
  readonly text: string;
  readonly secretHash: string;
}

/** What a key's text says, before anything is looked up. */
export interface ReadApiKey {
  readonly tenantId: string;
  readonly keyId: string;
  readonly secretHash: string;
}

export const isApiKey = (credentials: string): boolean => credentials.startsWith('assent_');

/**
 * The id of an API key. It locates the tenant and the key, and contains no secret.
 * @param commandId of the command that issues it, so that a repeated command issues the same key
 */
export function apiKeyId(tenantId: string, commandId: string): string {
  const unique = hash('sha256', commandId, 'buffer').subarray(0, uniqueBytes);
  return toBase62(Buffer.concat([Buffer.from(tenantId), unique]));
}

export function newApiKey(keyId: string): NewApiKey {
  const unchecked = `assent_live_${keyId}_${toBase62(randomBytes(32), secretLength)}`;
  const text = unchecked + checksumOf(unchecked);
  return { keyId, text, secretHash: secretHashOf(text) };
}

/** @returns undefined for a text that is no API key, which its checksum tells without a look-up */
export function readApiKey(text: string): ReadApiKey | undefined {
  const [, unchecked = '', keyId = '', checksum = ''] = shape.exec(text) ?? [];
  if (keyId === '' || checksumOf(unchecked) !== checksum) return undefined;
  const tenantId = fromBase62(keyId).subarray(0, -uniqueBytes).toString('latin1');
  return tenantName.test(tenantId) ? { tenantId, keyId, secretHash: secretHashOf(text) } : undefined;
}

/** A secret of 256 random bits needs no slow hash. */
function secretHashOf(text: string): string {
  return hash('sha256', text, 'hex');
}

function checksumOf(text: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(text));
  return toBase62(bytes, checksumLength);
}

function toBase62(bytes: Uint8Array, length = 1): string {
  let text = '';
  for (let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`); rest > 0n; rest /= base) {
    text = digits.charAt(Number(rest % base)) + text;
  }
  return text.padStart(length, '0');
}

function fromBase62(text: string): Buffer {
  let value = 0n;
  for (const digit of text) value = value * base + BigInt(digits.indexOf(digit));
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}
