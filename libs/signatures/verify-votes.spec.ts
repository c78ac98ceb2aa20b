import { happened, ids, type ExampleEvent } from '../domain/testing/example-events/happened.ts';
import type { LoggedEvent } from './logged-event.ts';
import { statementOf, subjectHashOf, type SubjectTerms } from './statement.ts';
import { ed25519Signer, passkeySigner, recordedSignature, type Signer } from './testing/signers.ts';
import { NothingToVerify, verifyVotes } from './verify-votes.ts';

const policy = { numerator: 2, denominator: 3, basis: 'eligible', inclusive: true } as const;
const ann = ed25519Signer();
const bob = passkeySigner('ES256');

/** A log, with the positions and revisions that a store would give. */
function log(...events: readonly ExampleEvent[]): LoggedEvent[] {
  const revisions = new Map<string, number>();
  return events.map(({ stream, type, data }, index) => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const position = String(index + 1).padStart(16, '0');
    return { stream, revision, position, type, data: { ...data }, metadata: { tenantId: 'default' } };
  });
}

const created = happened('VersionCreated');
const opened = happened('ApprovalRequested', {
  policy: { ...policy, signedVotes: 'required' },
  comparison: 'canonical',
});
const openedUnsigned = happened('ApprovalRequested', { policy });
const registered = ({ key }: Signer, principal: string): ExampleEvent =>
  happened('SigningKeyRegistered', {
    keyId: key.keyId,
    principal,
    publicKey: key.publicKey,
    passkey: key.passkey,
    kind: key.passkey === null ? 'ed25519' : 'webauthn',
  });
const confirmed = ({ key }: Signer, principal: string): ExampleEvent =>
  happened('SigningKeyConfirmed', { keyId: key.keyId, principal });
const revoked = ({ key }: Signer, principal: string): ExampleEvent =>
  happened('SigningKeyRevoked', { keyId: key.keyId, principal });

interface VoteFacts {
  readonly validatorId?: string;
  readonly choice?: 'APPROVE' | 'REJECT';
  readonly nonce?: string;
  readonly reason?: string | null;
  readonly terms?: object;
}

function vote(signer: Signer, facts: VoteFacts = {}): ExampleEvent {
  const {
    validatorId = 'ann',
    choice = 'APPROVE',
    nonce = `nonce-of-${validatorId}`,
    reason = null,
    terms = created.data,
  } = facts;
  const statement = statementOf({
    tenant: 'default',
    approvalRequestId: ids.approvalRequest,
    versionId: ids.version,
    subjectHash: subjectHashOf(terms as SubjectTerms),
    principal: validatorId,
    choice,
    reason,
    nonce,
  });
  const signature = recordedSignature(statement, signer.sign(statement));
  return happened('VoteCast', { validatorId, choice, reason, signature });
}

const verdicts = (events: readonly LoggedEvent[], options = {}) => verifyVotes(ids.approvalRequest, events, options);
const keys = [registered(ann, 'ann'), confirmed(ann, 'ann'), registered(bob, 'bob'), confirmed(bob, 'bob')];

describe('the votes of a request, from the log alone', () => {
  it('S7-6 are signed', () => {
    const events = log(created, ...keys, opened, vote(ann), vote(bob, { validatorId: 'bob', choice: 'REJECT' }));
    const report = verdicts(events);
    expect(report).toMatchObject({ valid: true, signedVotes: 'required', faults: [] });
    expect(report.votes).toMatchObject([
      {
        validatorId: 'ann',
        verdict: 'signed',
        statement: { meaning: 'approval' },
        key: { kind: 'ed25519', backedUp: null },
      },
      {
        validatorId: 'bob',
        verdict: 'signed',
        statement: { meaning: 'rejection' },
        key: { kind: 'webauthn', backedUp: true },
      },
    ]);
  });

  it('S7-6 that somebody inserted are unsigned', () => {
    const inserted = happened('VoteCast', { validatorId: 'cem' });
    const [first, second] = [opened, openedUnsigned].map((request) =>
      verdicts(log(created, ...keys, request, vote(ann), inserted)),
    );
    expect(first).toMatchObject({
      valid: false,
      votes: [{ verdict: 'signed' }, { verdict: 'unsigned', statement: null }],
    });
    expect(second).toMatchObject({ valid: true, signedVotes: 'optional' });
    expect(
      verdicts(log(created, ...keys, openedUnsigned, vote(ann), inserted), { requireSignatures: true }).valid,
    ).toBe(false);
  });

  const other = ed25519Signer();
  it.each<[string, ExampleEvent[], string]>([
    ['before the key was registered', [created, opened, vote(ann), ...keys], 'does not exist'],
    [
      'before the key was confirmed',
      [created, opened, registered(ann, 'ann'), vote(ann), confirmed(ann, 'ann')],
      'not confirmed',
    ],
    ['after the key was revoked', [created, opened, ...keys, revoked(ann, 'ann'), vote(ann)], 'was revoked'],
    ['with the key of another', [created, opened, ...keys, vote(bob)], 'belongs to bob'],
    ['with an unknown key', [created, opened, ...keys, vote(other)], 'does not exist'],
    [
      'for other terms',
      [created, opened, ...keys, vote(ann, { terms: { ...created.data, amount: '1.00' } })],
      'other terms',
    ],
    ['for a version that is missing', [opened, ...keys, vote(ann)], 'creation of version'],
    [
      'with a key that its person confirmed',
      [
        created,
        opened,
        registered(ann, 'ann'),
        happened('SigningKeyConfirmed', { keyId: ann.key.keyId, confirmedBy: 'Ann' }),
        vote(ann),
      ],
      'its own person',
    ],
  ])('S7-6 are invalid %s', (_, events, fault) => {
    const report = verdicts(log(...events));
    expect(report.valid).toBe(false);
    expect(report.votes[0]).toMatchObject({ verdict: 'invalid' });
    expect(report.votes[0]?.fault).toContain(fault);
  });

  it.each([
    ['choice', { choice: 'REJECT' }],
    ['reason', { reason: 'no' }],
    ['validator', { validatorId: 'Ann' }],
    ['request', { approvalRequestId: ids.version }],
  ])('S7-6 are invalid after a change of the %s', (_, changed) => {
    const signed = vote(ann);
    const events = log(created, opened, ...keys, { ...signed, data: { ...signed.data, ...changed } });
    expect(verdicts(events).votes).toMatchObject([{ verdict: 'invalid' }]);
  });

  it('S7-6 are invalid when a statement is used again', () => {
    const again = log(
      created,
      ...keys,
      opened,
      vote(ann),
      vote(ann, { choice: 'REJECT', nonce: 'm'.repeat(22) }),
      vote(ann),
    );
    expect(verdicts(again).votes.map(({ verdict }) => verdict)).toEqual(['signed', 'signed', 'invalid']);
  });

  it('S7-6 are invalid with a key that somebody inserted, when the verifier knows the keys of the validators', () => {
    const forged = ed25519Signer();
    const inserted = [registered(forged, 'ann'), confirmed(forged, 'ann')];
    const events = log(created, opened, ...keys, ...inserted, vote(forged), vote(bob, { validatorId: 'bob' }));
    expect(verdicts(events).valid).toBe(true);
    const trusting = (trusted: Record<string, string>) =>
      verdicts(events, { trustedKeys: new Map(Object.entries(trusted)) }).votes;
    const own = { [ann.key.keyId]: 'ann', [bob.key.keyId]: 'BOB' };
    expect(trusting(own)).toMatchObject([
      { verdict: 'invalid', fault: 'The key is not one of the trusted keys.' },
      { verdict: 'signed' },
    ]);
    expect(trusting({ ...own, [forged.key.keyId]: 'bob' })).toMatchObject([
      { verdict: 'invalid', fault: 'The key is trusted for bob only.' },
      { verdict: 'signed' },
    ]);
  });

  it('S7-6 are invalid in a request for which they were not signed', () => {
    const elsewhere = ids.version;
    const moved = (event: ExampleEvent, data = {}): ExampleEvent => ({
      ...event,
      stream: `approval-${elsewhere}`,
      data: { ...event.data, ...data },
    });
    const verify = (replayed: ExampleEvent) =>
      verifyVotes(elsewhere, log(created, ...keys, moved(opened, { approvalRequestId: elsewhere }), replayed));
    for (const replayed of [moved(vote(ann)), moved(vote(ann), { approvalRequestId: elsewhere })])
      expect(verify(replayed)).toMatchObject({ valid: false, votes: [{ verdict: 'invalid' }] });
  });

  it.each<[string, ExampleEvent[], string]>([
    ['without votes', [opened, happened('ApprovalGranted', { approvals: 3, approvers: [] })], 'does not follow'],
    ['that is no decision', [opened, vote(ann), happened('ApprovalRejected')], 'does not follow'],
    ['twice', [opened, opened], 'cannot stand here'],
    ['by a voter without a seat', [opened, vote(ann, { validatorId: 'mallory' })], 'no validator'],
  ])('S7-6 must explain what the request records: %s', (_, recorded, fault) => {
    const report = verdicts(log(created, ...keys, ...recorded));
    expect(report.valid).toBe(false);
    expect(report.faults.join()).toContain(fault);
  });

  it('S7-6 explain the approval', () => {
    const granted = happened('ApprovalGranted', { approvers: ['ann', 'bob'] });
    const explained = log(created, ...keys, opened, vote(ann), vote(bob, { validatorId: 'bob' }), granted);
    expect(verdicts(explained).valid).toBe(true);
    expect(verdicts(log(created, ...keys, opened, vote(ann), granted))).toMatchObject({
      valid: false,
      faults: [
        'ApprovalGranted (revision 2) does not follow from the votes before it.',
        'The approval counts bob, who did not sign an approval.',
      ],
    });
  });

  it('S7-6 are not complete when an event of the request or of a key is missing', () => {
    const events = log(created, ...keys, opened, vote(ann));
    const without = (type: string) => verdicts(events.filter((event) => event.type !== type));
    expect(without('SigningKeyRegistered').votes[0]?.fault).toContain('incomplete');
    const withGap = events.map((event) => (event.type === 'VoteCast' ? { ...event, revision: 2 } : event));
    expect(verdicts(withGap).faults).toEqual([`The events of approval-${ids.approvalRequest} are incomplete.`]);
  });

  it('S7-6 have any shape when a hand wrote them', () => {
    for (const signature of [{}, { keyId: 1 }, 'x', null, { keyId: ann.key.keyId, nonce: 'n' }]) {
      const events = log(created, ...keys, opened, happened('VoteCast', { signature } as object));
      expect(verdicts(events).votes).toMatchObject([{ verdict: 'invalid' }]);
    }
  });

  it('are those of a request that is there', () => {
    expect(() => verdicts(log(created))).toThrow(NothingToVerify);
  });
});
