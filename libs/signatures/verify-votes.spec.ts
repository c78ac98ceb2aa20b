import { happened, ids, type ExampleEvent } from '../domain/testing/example-events/happened.ts';
import type { LoggedEvent } from './logged-event.ts';
import { rulesHashOf, type VoteRules } from './rules.ts';
import { statementOf, subjectHashOf, type SubjectTerms } from './statement.ts';
import { ed25519Signer, passkeySigner, recordedSignature, type Signer } from './testing/signers.ts';
import { NothingToVerify, verifyVotes } from './verify-votes.ts';

const policy = { numerator: 2, denominator: 3, basis: 'eligible', inclusive: true } as const;
const ann = ed25519Signer();
const bob = passkeySigner('ES256');

/** A log, with the positions and revisions that a store would give. */
function log(...events: readonly ExampleEvent[]): LoggedEvent[] {
  return logOf('default', ...events);
}

function logOf(tenantId: string, ...events: readonly ExampleEvent[]): LoggedEvent[] {
  const revisions = new Map<string, number>();
  return events.map(({ stream: name, type, data }, index) => {
    const stream = tenantId === 'default' ? name : `${tenantId}.${name}`;
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const position = String(index + 1).padStart(16, '0');
    return { stream, revision, position, type, data: { ...data }, metadata: { tenantId } };
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
  readonly tenant?: string;
  readonly validatorId?: string;
  readonly choice?: 'APPROVE' | 'REJECT';
  readonly nonce?: string;
  readonly reason?: string | null;
  readonly terms?: object;
  /** Null for a vote of an earlier release, which was signed without them. */
  readonly rules?: object | null;
  readonly previousChoice?: 'APPROVE' | 'REJECT' | null;
}

function vote(signer: Signer, facts: VoteFacts = {}): ExampleEvent {
  const {
    tenant = 'default',
    validatorId = 'ann',
    choice = 'APPROVE',
    nonce = `nonce-of-${validatorId}`,
    reason = null,
    terms = created.data,
    rules = opened.data,
    previousChoice = null,
  } = facts;
  const statement = statementOf({
    tenant,
    approvalRequestId: ids.approvalRequest,
    versionId: ids.version,
    subjectHash: subjectHashOf(terms as SubjectTerms),
    rulesHash: rules === null ? undefined : rulesHashOf({ comparison: 'exact', ...rules } as VoteRules),
    principal: validatorId,
    choice,
    reason,
    nonce,
  });
  const signature = recordedSignature(statement, signer.sign(statement));
  return happened('VoteCast', { validatorId, choice, reason, previousChoice, signature });
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
      verdicts(log(created, ...keys, request, vote(ann, { rules: request.data }), inserted)),
    );
    expect(first).toMatchObject({
      valid: false,
      votes: [{ verdict: 'signed' }, { verdict: 'unsigned', statement: null }],
    });
    expect(second).toMatchObject({ valid: true, signedVotes: 'optional' });
    expect(
      verdicts(log(created, ...keys, openedUnsigned, vote(ann, { rules: openedUnsigned.data }), inserted), {
        requireSignatures: true,
      }).valid,
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

  it('DESIGN-11 say which delegate cast them', () => {
    const delegated = happened('VoteCast', { validatorId: 'bob', castBy: 'dan' });
    const events = log(created, openedUnsigned, ...keys, vote(ann, { rules: openedUnsigned.data }), delegated);
    expect(verdicts(events)).toMatchObject({ valid: true, votes: [{ castBy: null }, { castBy: 'dan' }] });
  });

  it('S7-6 are invalid when a statement is used again', () => {
    const again = log(
      created,
      ...keys,
      opened,
      vote(ann),
      vote(ann, { choice: 'REJECT', nonce: 'm'.repeat(22), previousChoice: 'APPROVE' }),
      vote(ann, { previousChoice: 'REJECT' }),
    );
    expect(verdicts(again).votes.map(({ verdict }) => verdict)).toEqual(['signed', 'signed', 'invalid']);
  });

  it('S7-6 stay signed after a forged vote with their number', () => {
    const { data, ...event } = vote(ann);
    const forged = { ...event, data: { ...data, reason: 'forged' } };
    expect(verdicts(log(created, ...keys, opened, forged, vote(ann))).votes).toMatchObject([
      { verdict: 'invalid' },
      { verdict: 'signed' },
    ]);
  });

  it('S7-6 cannot be counted twice by a change of what they replace', () => {
    const [second, third] = [{ nonce: 'm'.repeat(22) }, { nonce: 'o'.repeat(22) }];
    const votes = (previous: 'APPROVE' | null) => [
      vote(ann),
      vote(ann, { ...second, choice: 'REJECT', previousChoice: previous }),
      vote(ann, { ...third, previousChoice: 'REJECT' }),
    ];
    const granted = happened('ApprovalGranted', { approvals: 2, approvers: ['ann'] });
    expect(verdicts(log(created, ...keys, opened, ...votes('APPROVE'))).valid).toBe(true);
    const report = verdicts(log(created, ...keys, opened, ...votes(null), granted));
    expect(report.faults).toEqual(['VoteCast (revision 2) is by ann, whose vote before it was another.']);
    const taken = happened('ValidatorRevoked', { validatorId: 'ann', previousChoice: null, replacementId: null });
    expect(verdicts(log(created, ...keys, opened, vote(ann), taken)).faults).toEqual([
      'ValidatorRevoked (revision 2) takes back another vote than ann cast.',
    ]);
  });

  it('C-1 S7-6 count until the voting window ends', () => {
    const { data, ...event } = vote(ann);
    const late = { ...event, data: { ...data, castAt: '2999-01-01T00:00:00.000Z' } };
    expect(verdicts(log(created, ...keys, opened, late)).faults).toEqual([
      'VoteCast (revision 1) is by ann, after the end of the voting window.',
    ]);
    const after = log(created, ...keys, opened, happened('ApprovalExpired'), vote(ann));
    expect(verdicts(after).faults).toEqual(['VoteCast (revision 2) cannot stand here.']);
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

  it('S7-6 are the same in another order of the events, and when an export repeats some', () => {
    const events = log(created, ...keys, opened, vote(ann), vote(bob, { validatorId: 'bob' }));
    const report = verdicts(events);
    expect(report.valid).toBe(true);
    expect(verdicts([...events.toReversed(), ...events])).toEqual(report);
  });

  it('S7-6 are doubtful when two events claim one place', () => {
    const events = log(created, ...keys, opened, vote(ann));
    const twice = (type: string, data: object) =>
      verdicts(
        events.flatMap((each) => (each.type === type ? [each, { ...each, data: { ...each.data, ...data } }] : each)),
      );
    expect(twice('VoteCast', { choice: 'REJECT' }).faults.join()).toContain('incomplete');
    expect(twice('ApprovalRequested', { policy }).valid).toBe(false);
    expect(twice('SigningKeyRegistered', { registeredAt: '' }).votes[0]?.fault).toContain('incomplete');
    expect(twice('VersionCreated', { amount: '1.00' }).votes[0]?.fault).toContain('contradict');
  });

  it('S7-6 are signed for the policy, the validators and the deadlines of the request', () => {
    const with_ = (changed: object) => happened('ApprovalRequested', { ...opened.data, ...changed });
    const requests = [
      with_({ policy: { ...policy, numerator: 1, signedVotes: 'required' } }),
      with_({ tier: 'CRITICAL' }),
      with_({ comparison: 'exact' }),
      with_({ validators: ['ann'] }),
      with_({ validators: ['ann', 'bob', 'dan'] }),
      with_({ votingWindowEnd: '2999-01-01T00:00:00.000Z' }),
      with_({ approvalExpiryDeadline: '2999-01-01T00:00:00.000Z' }),
    ];
    for (const request of requests) {
      const { votes } = verdicts(log(created, ...keys, request, vote(ann)));
      expect(votes).toMatchObject([{ verdict: 'invalid', fault: expect.stringContaining('another policy') }]);
      // Votes of earlier releases do not tell.
      expect(verdicts(log(created, ...keys, request, vote(ann, { rules: null }))).votes).toMatchObject([
        { verdict: 'signed', statement: { statement: 'assent-vote-1' } },
      ]);
    }
  });

  it('S7-23 S7-6 are signed for the validators at the time of the vote, and the report tells of those who changed', () => {
    const taken = happened('ValidatorRevoked', { validatorId: 'cem', previousChoice: null, replacementId: 'dan' });
    const after = { ...opened.data, validators: ['ann', 'bob', 'dan'] };
    const votes = (rules: object) => [vote(ann), taken, vote(bob, { validatorId: 'bob', rules })];
    const report = verdicts(log(created, ...keys, opened, ...votes(after)));
    expect(report).toMatchObject({ valid: true, changes: [expect.stringContaining('revoked cem')] });
    expect(verdicts(log(created, ...keys, opened, ...votes(opened.data))).votes).toMatchObject([
      { verdict: 'signed' },
      { verdict: 'invalid' },
    ]);
  });

  it('S7-6 are not those of another spelling of a principal, whatever the request records', () => {
    const [una, other] = ['https://id#una', 'https://id#UNA'];
    const ofPrincipal = [registered(ann, other), confirmed(ann, other)].map((event) => ({
      ...event,
      data: { ...event.data, comparison: 'principal' },
    })) as ExampleEvent[];
    for (const comparison of ['principal', 'canonical', 'exact'] as const) {
      const request = happened('ApprovalRequested', { ...opened.data, comparison, validators: [una, 'bob', 'cem'] });
      const events = log(created, ...ofPrincipal, request, vote(ann, { validatorId: una, rules: request.data }));
      expect(verdicts(events).votes[0]?.fault).toContain(`belongs to ${other}, not to ${una}`);
      const ofUna = events.map((event) => ({
        ...event,
        data: { ...event.data, ...(event.type === 'SigningKeyRegistered' && { principal: una }) },
      }));
      expect(verdicts(ofUna, { trustedKeys: new Map([[ann.key.keyId, una]]) }).votes[0]?.fault).toBeNull();
      expect(verdicts(ofUna, { trustedKeys: new Map([[ann.key.keyId, other]]) }).votes[0]?.fault).toContain(
        'trusted for',
      );
    }
  });

  it('S7-6 keep their place in the log', () => {
    const events = log(created, ...keys, opened, revoked(ann, 'ann'), vote(ann));
    const moved = (position: string) =>
      verdicts(events.map((event) => (event.type === 'VoteCast' ? { ...event, position } : event)));
    // Before the revocation, but also before the request.
    const faults = [
      `The positions of the events of approval-${ids.approvalRequest} are not in the order of their revisions.`,
    ];
    expect(moved('0000000000000004')).toMatchObject({ valid: false, faults });
    expect(moved('00')).toMatchObject({ valid: false, faults });
    const otherLog = events.map((event) =>
      event.type.startsWith('SigningKey') ? { ...event, position: event.position.slice(4) } : event,
    );
    expect(verdicts(otherLog).votes[0]?.fault).toContain('different logs');
  });

  it('C-30 S7-6 are of one tenant, with its keys', () => {
    const ofAcme = (...events: readonly ExampleEvent[]) => logOf('acme', ...events);
    const signed = vote(ann, { tenant: 'acme' });
    const report = verdicts(ofAcme(created, ...keys, opened, signed));
    expect(report).toMatchObject({ valid: true, tenant: 'acme', votes: [{ statement: { tenant: 'acme' } }] });
    expect(verdicts(ofAcme(created, ...keys, opened, vote(ann))).votes).toMatchObject([{ verdict: 'invalid' }]);
    // The key is registered and confirmed in another tenant only.
    const foreignKeys = [...ofAcme(created, opened, signed), ...log(...keys)];
    expect(verdicts(foreignKeys).votes[0]?.fault).toContain('does not exist');
    const named = ofAcme(created, ...keys, opened, signed).map((event) =>
      event.type === 'SigningKeyConfirmed' ? { ...event, metadata: { tenantId: 'default' } } : event,
    );
    expect(verdicts(named).votes[0]?.fault).toContain('names another tenant');
    // An id of two tenants is the request of neither.
    const both = [...log(created, ...keys, opened), ...ofAcme(created, ...keys, opened, signed)];
    expect(() => verdicts(both)).toThrow('The tenants default and acme have an approval request');
    const misspelled = log(created, ...keys, opened).map((event) => ({ ...event, stream: `default.${event.stream}` }));
    expect(() => verdicts(misspelled)).toThrow(NothingToVerify);
  });

  it('S7-6 are invalid with a key that its person confirmed in the name of another', () => {
    const events = log(created, ...keys, opened, vote(ann)).map((event) => {
      const actor = { type: 'user', id: 'ann', method: 'jwt' };
      return event.type === 'SigningKeyConfirmed' ? { ...event, metadata: { ...event.metadata, actor } } : event;
    });
    expect(verdicts(events).votes[0]?.fault).toContain('its own person');
  });

  it('S7-6 are invalid when their recorded flags are not those of the authenticator', () => {
    const { data, ...event } = vote(bob, { validatorId: 'bob' });
    const { signature } = data as any;
    const changed = { ...data, signature: { ...signature, passkey: { ...signature.passkey, backedUp: false } } };
    expect(verdicts(log(created, ...keys, opened, { ...event, data: changed })).votes[0]?.fault).toContain('flags');
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
