import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Schemas } from '#libs/client';
import { hashOfRegistration, keyIdOf } from '#libs/signatures';
import type { Answer, TestAssent } from '../e2e/running-assent.ts';

type Headers = Readonly<Record<string, string>>;

/** An Ed25519 key, as a validator holds it. */
export interface TestKey {
  readonly keyId: string;
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

export function newTestKey(): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return { keyId: keyIdOf(spki), publicKey: spki.toString('base64url'), privateKey };
}

/** The body that registers the key. */
export function registrationOf({ publicKey, privateKey }: TestKey, principal: string, tenant = 'default') {
  const proof = sign(null, hashOfRegistration({ tenant, principal, publicKey }), privateKey).toString('base64url');
  return { publicKey, proof };
}

/** Registers a key in local mode, and lets `ops` confirm it. */
export async function confirmedKey(assent: TestAssent, validatorId: string): Promise<TestKey> {
  const key = newTestKey();
  await expectStatus(201, assent.post('/api/v12/signing-keys', { validatorId, ...registrationOf(key, validatorId) }));
  await expectStatus(
    200,
    assent.post(`/api/v12/signing-keys/${key.keyId}/confirm`, { reason: 'known', executedBy: 'ops' }),
  );
  return key;
}

export type Ballot = Pick<Schemas['CastVoteRequest'], 'validatorId' | 'choice' | 'reason'>;

/** Gets a statement and signs it. */
export async function signedBallot(
  assent: TestAssent,
  approvalRequestId: string,
  ballot: Ballot,
  key: TestKey,
  headers: Headers = {},
): Promise<Schemas['CastVoteRequest'] & { readonly signature: object }> {
  const { body } = await expectStatus(
    201,
    assent.post(`/api/v12/approvals/${approvalRequestId}/statements`, ballot, headers),
  );
  const { hash, statement } = body as Schemas['StatementIssued'];
  const signature = sign(null, Buffer.from(hash, 'base64url'), key.privateKey).toString('base64url');
  return { ...ballot, signature: { keyId: key.keyId, nonce: statement.nonce, signature } };
}

export async function expectStatus(status: number, answer: Promise<Answer>): Promise<Answer> {
  const answered = await answer;
  if (answered.status !== status) throw new Error(`${answered.status}: ${JSON.stringify(answered.body)}`);
  return answered;
}
