import { createHmac } from 'node:crypto';

/** A name of RFC 9421, such as `@method` or a header in lower case, and its value. */
export type Component = readonly [name: string, value: string];

export interface SignatureParameters {
  /** In seconds since 1970. */
  readonly created: number;
  readonly keyId: string;
}

/** The signature parameters (RFC 9421, 2.3): the covered components, and when and with which key they were signed. */
export function signatureParameters(components: readonly Component[], { created, keyId }: SignatureParameters): string {
  return `(${components.map(([name]) => `"${name}"`).join(' ')});created=${created};keyid="${keyId}"`;
}

/** The HMAC-SHA-256 of the signature base (RFC 9421, 2.5 and 3.3.3). */
export function messageSignature(components: readonly Component[], parameters: string, secret: Buffer): Buffer {
  const lines = [...components, ['@signature-params', parameters] as const].map(
    ([name, value]) => `"${name}": ${value}`,
  );
  return createHmac('sha256', secret).update(lines.join('\n')).digest();
}
