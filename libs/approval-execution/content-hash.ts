import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The version's merkleHash: SHA-256 in hex over the RFC 8785 canonical JSON of its content (C-39). */
export function contentHash(content: object): string {
  return createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('hex');
}
