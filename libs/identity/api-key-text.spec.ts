import fc from 'fast-check';
import { maskText } from '../process/masking/mask-secrets.ts';
import { apiKeyId, newApiKey, readApiKey } from './api-key-text.ts';

const tenants = fc.stringMatching(/^[a-z0-9-]{1,40}$/);
const commandId = '01981c5e-7d40-7a31-9d2e-4f1b6c8a0001';

describe('DESIGN-11 the text of an API key', () => {
  it('locates tenant and key, and a repeated command has the same id', () => {
    fc.assert(
      fc.property(tenants, fc.uuid(), (tenantId, command) => {
        const keyId = apiKeyId(tenantId, command);
        expect(apiKeyId(tenantId, command)).toBe(keyId);
        const { text, secretHash } = newApiKey(keyId);
        expect(readApiKey(text)).toEqual({ tenantId, keyId, secretHash });
      }),
    );
  });

  it('is recognised as mistyped by its checksum, whichever character changed', () => {
    const { text } = newApiKey(apiKeyId('acme', commandId));
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('0', '9', 'A', 'z', '_'), (at, character) => {
        const changed = text.slice(0, at) + character + text.slice(at + 1);
        if (changed !== text) expect(readApiKey(changed)).toBeUndefined();
      }),
    );
    for (const other of [
      '',
      'assent_',
      text.slice(0, -1),
      `${text}0`,
      ` ${text}`,
      text.toLowerCase(),
      'x'.repeat(9_999),
    ])
      expect(readApiKey(other)).toBeUndefined();
  });

  it('has 256 random bits, which its id and its hash do not tell', () => {
    const keyId = apiKeyId('acme', commandId);
    const made = Array.from({ length: 50 }, () => newApiKey(keyId));
    expect(new Set(made.map(({ secretHash }) => secretHash)).size).toBe(50);
    for (const { text } of made) expect(text).toMatch(/^assent_live_[\dA-Za-z]+_[\dA-Za-z]{49}$/);
  });

  it('P7-9 is masked in logs, except for its id', () => {
    const { keyId, text } = newApiKey(apiKeyId('acme', commandId));
    const masked = maskText(`The key ${text} leaked.`);
    expect(masked).toContain(keyId);
    expect(masked).not.toContain(text.slice(-49));
  });
});
