import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { statementOf, subjectHashOf, type StatedVote } from './statement.ts';
import { ed25519Signer, passkeySigner } from './testing/signers.ts';
import { keyIdOf } from './public-key.ts';
import { faultOfSignature, flagsOf, type RegisteredKey, type SignedBytes } from './verify-signature.ts';

const vote: StatedVote = {
  tenant: 'default',
  approvalRequestId: '00000000-0000-4000-8000-000000000021',
  versionId: '00000000-0000-4000-8000-000000000011',
  subjectHash: 'ab'.repeat(32),
  rulesHash: 'cd'.repeat(32),
  principal: 'https://id.example.com#ann',
  choice: 'APPROVE',
  reason: 'reviewed the terms',
  nonce: 'n'.repeat(22),
};
const statement = statementOf(vote);
const signers = {
  Ed25519: ed25519Signer(),
  'an ES256 passkey': passkeySigner('ES256'),
  'an EdDSA passkey': passkeySigner('EdDSA'),
  'an RS256 passkey': passkeySigner('RS256'),
};

/** Changes one bit of one byte of base64url text. */
function changed(text: string, at: number, bit: number): string {
  const bytes = Buffer.from(text, 'base64url');
  bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit);
  return bytes.toString('base64url');
}

describe.each(Object.entries(signers))('a signature by %s', (_, signer) => {
  const { key } = signer;
  const signed = signer.sign(statement);

  it('S7-6 verifies', () => {
    expect(faultOfSignature(statement, key, signed)).toBeNull();
    expect(faultOfSignature(statementOf({ ...vote }), { ...key }, { ...signed })).toBeNull();
  });

  it.each([
    ['tenant', { tenant: 'acme' }],
    ['request', { approvalRequestId: '00000000-0000-4000-8000-000000000022' }],
    ['version', { versionId: '00000000-0000-4000-8000-000000000012' }],
    ['hash of the subject', { subjectHash: 'ac'.repeat(32) }],
    ['hash of the rules', { rulesHash: 'ce'.repeat(32) }],
    ['format', { rulesHash: undefined }],
    ['principal', { principal: 'https://id.example.com#Ann' }],
    ['choice', { choice: 'REJECT' }],
    ['reason', { reason: 'reviewed the terms.' }],
    ['reason', { reason: null }],
    ['nonce', { nonce: 'm'.repeat(22) }],
  ] as const)('S7-6 does not verify for another %s', (__, other) => {
    expect(faultOfSignature(statementOf({ ...vote, ...other }), key, signed)).not.toBeNull();
  });

  it('S7-6 does not verify after one bit of it or of the key has changed', () => {
    const variants: [string, (at: number, bit: number) => [RegisteredKey, SignedBytes]][] = [
      ['signature', (at, bit) => [key, { ...signed, signature: changed(signed.signature, at, bit) }]],
      ['public key', (at, bit) => [{ ...key, publicKey: changed(key.publicKey, at, bit) }, signed]],
    ];
    const { passkey } = signed;
    if (passkey !== undefined) {
      for (const field of ['authenticatorData', 'clientDataJSON'] as const) {
        variants.push([
          field,
          (at, bit) => [key, { ...signed, passkey: { ...passkey, [field]: changed(passkey[field], at, bit) } }],
        ]);
      }
    }
    fc.assert(
      fc.property(fc.constantFrom(...variants), fc.nat(2_000), fc.nat(7), ([, change], at, bit) => {
        const [otherKey, otherSigned] = change(at, bit);
        expect(faultOfSignature(statement, otherKey, otherSigned)).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('S7-6 does not verify if the text of it is spelled otherwise', () => {
    for (const suffix of ['=', 'A', ' ', '.']) {
      expect(faultOfSignature(statement, key, { ...signed, signature: signed.signature + suffix })).not.toBeNull();
      expect(faultOfSignature(statement, { ...key, publicKey: key.publicKey + suffix }, signed)).not.toBeNull();
    }
  });

  it('S7-6 does not verify with another key', () => {
    for (const other of Object.values(signers).filter((each) => each !== signer)) {
      expect(faultOfSignature(statement, other.key, signed)).not.toBeNull();
      expect(faultOfSignature(statement, other.key, { ...signed, keyId: other.key.keyId })).not.toBeNull();
      expect(faultOfSignature(statement, { ...key, publicKey: other.key.publicKey }, signed)).not.toBeNull();
    }
  });
});

describe('a passkey', () => {
  it.each([
    ['another origin', { clientData: { origin: 'https://assent.example.org' } }, 'is registered for'],
    ['another port', { clientData: { origin: 'https://assent.example.com:8443' } }, 'is registered for'],
    ['another host', { rpId: 'example.com' }, 'another host'],
    ['a registration', { clientData: { type: 'webauthn.create' } }, 'webauthn.create'],
    ['a page within a page', { clientData: { crossOrigin: true } }, 'framed'],
    ['a page within a page of another origin', { clientData: { topOrigin: 'https://a.example' } }, 'framed'],
    ['another challenge', { clientData: { challenge: 'AAAA' } }, 'another statement'],
    ['no verification of the person', { flags: 0x19 }, 'did not verify'],
    ['nobody present', { flags: 0x1c }, 'did not verify'],
    ['a backup that cannot be', { flags: 0x15 }, 'contradict'],
    ['a key that can no longer be copied', { flags: 0x05 }, 'another than the one'],
  ] as const)('S7-6 does not sign with %s', (_, behaviour, fault) => {
    const signer = passkeySigner('ES256', behaviour);
    expect(faultOfSignature(statement, signer.key, signer.sign(statement))).toContain(fault);
  });

  it('S7-6 is not replaced by a bare signature, nor the other way round', () => {
    const passkey = passkeySigner('EdDSA');
    const bare = { ...passkey.key, passkey: null };
    const { passkey: _, ...signed } = passkey.sign(statement);
    expect(faultOfSignature(statement, passkey.key, signed)).toContain('lacks');
    expect(faultOfSignature(statement, bare, passkey.sign(statement))).toContain('no passkey');
  });

  it.each([
    ['RSA of 1,024 bits', generateKeyPairSync('rsa', { modulusLength: 1_024 })],
    ['RSA with the exponent 3', generateKeyPairSync('rsa', { modulusLength: 2_048, publicExponent: 3 })],
    ['another curve', generateKeyPairSync('ec', { namedCurve: 'secp384r1' })],
    ['RSA-PSS', generateKeyPairSync('rsa-pss', { modulusLength: 2_048 })],
  ])('S7-6 has no key of %s', (_, keys) => {
    const signer = passkeySigner('RS256', { keys });
    expect(faultOfSignature(statement, signer.key, signer.sign(statement))).toContain('does not match');
  });

  it('S7-6 has no key of the curve with which everybody can sign', () => {
    // The neutral point: R = 0 and S = 0 are a signature of everything.
    const point = Buffer.concat([Buffer.from([1]), Buffer.alloc(31)]);
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), point]);
    const key = { keyId: keyIdOf(spki), publicKey: spki.toString('base64url'), passkey: null };
    const signature = Buffer.concat([point, Buffer.alloc(32)]).toString('base64url');
    expect(faultOfSignature(statement, key, { keyId: key.keyId, signature })).toContain('does not match');
  });

  it('says whether it is copied to other devices', () => {
    expect(flagsOf(Buffer.alloc(36))).toBeUndefined();
    expect(flagsOf(Buffer.concat([Buffer.alloc(32), Buffer.from([0x0d, 0, 0, 0, 1])]))).toEqual({
      userPresent: true,
      userVerified: true,
      backupEligible: true,
      backedUp: false,
    });
  });

  it('leaves some 600 bytes in the event', () => {
    const { keyId, signature, passkey } = passkeySigner('ES256').sign(statement);
    expect(JSON.stringify({ keyId, signature, passkey }).length).toBeLessThan(620);
  });
});

it('a hash of the terms changes with each of them, and not with their order', () => {
  const terms = {
    versionId: 'v',
    tokenId: 't',
    content: { a: 1, b: [2.5, 'x'] },
    amount: '250.00',
    recipient: 'r',
    issuerAccountId: 'i',
    previousVersionId: null,
  };
  const hash = subjectHashOf(terms);
  expect(subjectHashOf({ ...terms, content: { b: [2.5, 'x'], a: 1 } })).toBe(hash);
  for (const other of [
    { amount: '250.0' },
    { recipient: 's' },
    { content: { a: 1, b: [2.5, 'y'] } },
    { previousVersionId: 'p' },
  ]) {
    expect(subjectHashOf({ ...terms, ...other })).not.toBe(hash);
  }
});
