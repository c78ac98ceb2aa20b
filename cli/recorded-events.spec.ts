import { readdirSync, readFileSync } from 'node:fs';
import { whatHappened, whoDid, type RecordedEvent } from './recorded-events.ts';

/** The logs of every release, with every type of event. */
const histories = new URL('../test/histories/', import.meta.url);
const recorded = readdirSync(histories)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readFileSync(new URL(file, histories), 'utf8').trimEnd().split('\n'))
  .map((line) => JSON.parse(line) as RecordedEvent);

const [token, version, request, one, another] = [1, 2, 3, 4, 5].map((n) => `0000000${n}-0000-7000-8000-000000000000`);
const occurredAt = '2026-11-02T09:30:00.000Z';
const later = '2026-11-03T09:30:00.000Z';

function event(stream: string, data: RecordedEvent['data'], actor: RecordedEvent['metadata']['actor'] = localAdmin) {
  const metadata = { tenantId: 'default', occurredAt, actor };
  return { stream, revision: 0, position: '1', type: 'X', data, metadata };
}

const localAdmin = { type: 'user', id: 'local-administrator' } as const;
const system = { type: 'system', id: 'execute-approved' } as const;

describe('what happened, in one line of each event', () => {
  it.each([
    [
      { principal: 'vera', role: 'OPS', until: later, reason: 'x', grantedBy: 'ada' },
      `principal: vera; role: OPS; until: ${later}`,
    ],
    [
      {
        keyId: 'dCJjEeo9miTOomtB',
        name: 'nightly',
        roles: ['OPS', 'SERVICE'],
        issuedBy: 'ada',
        issuedAt: occurredAt,
        expiresAt: later,
      },
      `key: dCJjEeo9miTOomtB; name: nightly; roles: OPS, SERVICE; expires at: ${later}`,
    ],
    [
      { from: 'zoe', to: 'dan', scope: { kind: 'permission', permission: 'votes:cast' } },
      'from: zoe; to: dan; scope: (kind: permission, permission: votes:cast)',
    ],
    [
      {
        validatorId: 'v1',
        choice: 'APPROVE',
        previousChoice: 'REJECT',
        signature: { keyId: 'a'.repeat(64), meaning: 'approval' },
      },
      'choice: APPROVE; previous choice: REJECT; signature: (meaning: approval)',
    ],
    [{ rolledBackBy: 'bob', requestedBy: 'ann', previousVersionId: null }, 'requested by: ann'],
    [
      {
        executedBy: 'SYSTEM',
        outcome: 'passed',
        checks: [{ passed: true }, { passed: true }],
        durationMs: 1.5,
        early: false,
      },
      'outcome: passed; checks: 2; early: false',
    ],
    [{ name: 'two\nlines' }, 'name: two lines'],
    [{ name: 'x '.repeat(51) }, `name: ${'x '.repeat(49)}x…`],
  ])('DESIGN-11 shows the own fields of %j', (data, line) => {
    expect(whatHappened([event('access', data)])).toEqual([line]);
  });

  it('DESIGN-11 shows an id where it changes, or where the event says nothing else', () => {
    const ids = { versionId: version, tokenId: token };
    const lines = whatHappened([
      event(`acme.version-${version}`, { ...ids, approvalRequestId: request, tier: 'STANDARD' }),
      event(`acme.version-${version}`, { ...ids, holdId: one }),
      event(`acme.version-${version}`, { ...ids, holdId: another }),
      event(`acme.version-${version}`, { ...ids, holdId: another }),
    ]);
    expect(lines).toEqual([
      `token: ${token}; approval request: ${request}; tier: STANDARD`,
      `hold: ${one}`,
      `hold: ${another}`,
      `token: ${token}; hold: ${another}`,
    ]);
  });

  it('DESIGN-11 is short and has no hash, for every event of every release', () => {
    const streams = Map.groupBy(recorded, ({ stream }) => stream);
    const lines = [...streams.values()].flatMap(whatHappened);
    expect(lines.length).toBe(recorded.length);
    expect(lines.filter((line) => line.length > 300 || /\n|[0-9a-f]{64}|undefined|\[object/.test(line))).toEqual([]);
  });
});

describe('who did what an event records', () => {
  it.each([
    [{ placedBy: 'olga' }, localAdmin, 'olga, through local-administrator'],
    [{ rolledBackBy: 'bob', requestedBy: 'ann' }, localAdmin, 'bob, through local-administrator'],
    [{ requestedBy: 'ann' }, localAdmin, 'ann, through local-administrator'],
    [{ validatorId: 'v1', choice: 'APPROVE' }, localAdmin, 'v1, through local-administrator'],
    [
      { revokedBy: 'ada', validatorId: 'v1' },
      { type: 'system', id: 'revoke-validators' },
      'ada, through revoke-validators',
    ],
    [{ executedBy: 'SYSTEM' }, system, 'execute-approved'],
    [{ lockedBy: 'ada' }, { type: 'user', id: 'ada', method: 'jwt' }, 'ada'],
  ] as const)('DESIGN-11 names the person of %j', (data, actor, by) => {
    expect(whoDid(event('x', data, actor))[0]).toBe(by);
  });
});
