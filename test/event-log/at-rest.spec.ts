import { faultsAtRest, leakedSeats } from './at-rest.ts';
import type { LoggedEvent } from './invariants.ts';

type Step = readonly [stream: string, type: string, data?: object];

function log(...steps: readonly Step[]): LoggedEvent[] {
  const revisions = new Map<string, number>();
  return steps.map(([stream, type, data = {}], index) => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    return { position: String(index + 1).padStart(16, '0'), stream, revision, type, data };
  });
}

const token: Step = ['token-t', 'TokenRegistered', { tokenId: 't', parentTokenId: null }];
const parentToken: Step = ['token-p', 'TokenRegistered', { tokenId: 'p', parentTokenId: null }];
const underP = { parent: { kind: 'token', id: 'p' } };

function approved(id: string, more: object = {}): Step[] {
  return [
    [`version-${id}`, 'VersionCreated', { tokenId: 't', parent: null, previousVersionId: null, ...more }],
    [`version-${id}`, 'VersionSubmitted', { approvalRequestId: `for-${id}` }],
    [`approval-for-${id}`, 'ApprovalGranted', { approvalRequestId: `for-${id}` }],
  ];
}
const activated = (id: string): Step => [`version-${id}`, 'VersionActivated', { executionId: `of-${id}` }];
const answered = (id: string, by: string, outcome: string): Step => [
  `version-${id}`,
  'VersionSuperseded',
  { executionId: `of-${by}`, outcome },
];
const replacing = (previousVersionId: string) => ({ previousVersionId });
const claimed: Step = ['token-p', 'DependentActivated', { dependentVersionId: 'a', executionId: 'of-a' }];

describe('the checker of an idle log', () => {
  it('accepts siblings, a blocked cascade, a claim and a released hold', () => {
    expect(
      faultsAtRest(
        log(
          ...[token, parentToken],
          ...[...approved('a', underP), claimed, activated('a')],
          ...[...approved('b', replacing('a')), activated('b'), answered('a', 'b', 'blocked')],
          ...[...approved('c', replacing('a')), activated('c'), answered('a', 'c', 'blocked')],
          ...[...approved('d'), ['version-d', 'VersionHeld', { holdId: 'h' }] as const],
        ),
      ),
    ).toEqual([]);
  });

  it('S6-32 accepts a version that was in force before its stream recorded its successors', () => {
    const third = approved('c', replacing('b'));
    expect(
      faultsAtRest(
        log(
          ...[token, ...approved('a'), ...approved('b', replacing('a')), ...third],
          ...[activated('c'), activated('a'), activated('b'), answered('a', 'b', 'blocked')],
          ['version-b', 'VersionReplaced'],
        ),
      ),
    ).toEqual([]);
    expect(
      faultsAtRest(
        log(
          ...[token, ...approved('a'), ...approved('b', replacing('a')), ...third],
          ...[activated('a'), activated('c'), answered('a', 'c', 'indirect')],
        ),
      ),
    ).toEqual([]);
  });

  it.each<[what: string, found: string, steps: readonly Step[]]>([
    [
      'S6-22 a version activated after its stream recorded an indirect successor',
      'version-a is in force beside version-c, which replaces it and was in force before',
      [
        ...[token, ...approved('a'), ...approved('b', replacing('a')), ...approved('c', replacing('b'))],
        ...[activated('c'), answered('a', 'c', 'indirect'), activated('a')],
      ],
    ],
    [
      'S6-22 a version activated before its stream recorded an indirect successor, and not retired by the cascade',
      'version-a is in force beside version-c, which replaces it and was in force before',
      [
        ...[token, ...approved('a'), ...approved('b', replacing('a')), ...approved('c', replacing('b'))],
        ...[activated('c'), activated('a'), answered('a', 'c', 'indirect')],
      ],
    ],
    [
      'S6-22 a version activated beside its successor',
      'version-a is in force beside version-b, which replaces it and was in force before',
      [token, ...approved('a'), ...approved('b', replacing('a')), activated('b'), activated('a')],
    ],
    [
      'S6-22 a version restored beside an indirect successor',
      'version-a is in force beside version-c, which replaces it and was in force before',
      [
        token,
        ...[...approved('a'), activated('a'), ['version-a', 'VersionReplaced'] as const],
        ...[...approved('b', replacing('a')), ['version-b', 'VersionArchived'] as const],
        ...[...approved('c', replacing('b')), activated('c')],
        ['version-a', 'VersionRestored', {}],
      ],
    ],
    [
      'S6-32 a successor whose cascade was not blocked but retired nothing',
      'its cascade was not blocked (undefined)',
      [token, ...approved('a'), activated('a'), ...approved('b', replacing('a')), activated('b')],
    ],
    [
      'a claim of a retired version',
      'token-p keeps a claim of version-a, which is RETIRED',
      [token, parentToken, ...approved('a', underP), claimed, activated('a'), ['version-a', 'VersionRetired']],
    ],
    [
      'a version in force without a claim on its parent',
      'version-a is in force without a claim on token-p',
      [token, parentToken, ...approved('a', underP), activated('a')],
    ],
    [
      'S7-38 a circle of tokens',
      'token-t is its own parent, over token-p',
      [
        token,
        parentToken,
        ['token-hierarchy', 'ParentAssigned', { tokenId: 't', parentTokenId: 'p' }],
        ['token-hierarchy', 'ParentAssigned', { tokenId: 'p', parentTokenId: 't' }],
      ],
    ],
    [
      'S7-38 a circle of versions',
      'version-a is its own parent, over version-b',
      [
        ['version-a', 'VersionCreated', { parent: { kind: 'version', id: 'b' }, previousVersionId: null }],
        ['version-b', 'VersionCreated', { parent: { kind: 'version', id: 'a' }, previousVersionId: null }],
      ],
    ],
    [
      'S7-38 an assigned parent that was neither taken nor abandoned',
      'version-a neither took nor abandoned the parent assigned at',
      [
        ['version-a', 'VersionCreated', { parent: null, previousVersionId: null }],
        ['versions-hierarchy', 'VersionParentAssigned', { versionId: 'a', generation: 0, assignmentId: 'taken' }],
        ['version-a', 'VersionReparented', { to: null, generation: 1 }],
        ['versions-hierarchy', 'VersionParentAssigned', { versionId: 'a', generation: 1, assignmentId: 'abandoned' }],
        ['version-a', 'ReparentingAbandoned', { assignmentId: 'abandoned' }],
        ['versions-hierarchy', 'VersionParentAssigned', { versionId: 'a', generation: 1, assignmentId: 'pending' }],
      ],
    ],
    [
      'S6-1 an approval that waits although nothing blocks it',
      'version-a is approved and not blocked, but not in force',
      [
        token,
        ...approved('a'),
        ['version-a', 'VersionHeld', { holdId: 'h' }],
        ['version-a', 'VersionHoldReleased', { holdId: 'h' }],
      ],
    ],
  ])('finds %s', (_, found, steps) => {
    expect(faultsAtRest(log(...steps)).join('\n')).toContain(found);
  });

  it.each<[what: string, steps: readonly Step[]]>([
    ['its token is locked', [['token-t', 'TokenLocked']]],
    ['its token is retired', [['token-t', 'TokenRetired']]],
    ['it was rolled back', [activated('a'), ['version-a', 'ApprovalExecutionRolledBack', {}]]],
    ['its approval has expired', [['approval-for-a', 'ApprovalExpired', {}]]],
    ['a successor is in force', [...approved('b', replacing('a')), activated('b')]],
  ])('accepts that an approved version waits because %s', (_, steps) => {
    expect(faultsAtRest(log(token, ...approved('a'), ...steps))).toEqual([]);
  });

  it('S7-26 finds seats without an open request', () => {
    const taken: Step = ['validator-roster', 'SeatsTaken', { approvalRequestId: 'r', validators: ['v1', 'v2'] }];
    const opened: Step = ['approval-r', 'ApprovalRequested', {}];
    const released: Step = ['validator-roster', 'SeatsReleased', { approvalRequestId: 'r', validators: ['v1', 'v2'] }];
    expect(leakedSeats(log(taken, opened))).toEqual([]);
    expect(leakedSeats(log(taken, opened, ['approval-r', 'ApprovalGranted', {}], released))).toEqual([]);
    expect(leakedSeats(log(taken))).toEqual(['request r is not open, but v1, v2 still have seats for it']);
    expect(leakedSeats(log(taken, opened, ['approval-r', 'ApprovalRejected', {}]))).toHaveLength(1);
  });
});
