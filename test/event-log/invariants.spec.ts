import { violationsOf, type LoggedEvent } from './invariants.ts';

let position = 0;
const revisions = new Map<string, number>();

beforeEach(() => {
  position = 0;
  revisions.clear();
});

function logged(stream: string, type: string, data: object = {}): LoggedEvent {
  const revision = (revisions.get(stream) ?? -1) + 1;
  revisions.set(stream, revision);
  position += 1;
  return { position: String(position).padStart(16, '0'), stream, revision, type, data };
}

function active(id: string, more: object = {}, executionId = `of-${id}`): LoggedEvent[] {
  const stream = `version-${id}`;
  return [
    logged(stream, 'VersionCreated', { parent: null, previousVersionId: null, ...more }),
    logged(stream, 'VersionSubmitted'),
    ...executed(id, executionId),
  ];
}

function executed(id: string, executionId: string, approvalRequestId = `for-${id}`): LoggedEvent[] {
  const stream = `version-${id}`;
  return [
    logged(stream, 'ApprovalExecutionInitiated', {
      executionId,
      initiatedAt: '2026-01-01T00:00:00.000Z',
      durationMs: 0.5,
    }),
    logged(stream, 'ApprovalExecutionValidated', {
      executionId,
      validatedAt: '2026-01-01T00:00:00.001Z',
      durationMs: 1,
    }),
    logged(stream, 'VersionActivated', {
      executionId,
      approvalRequestId,
      activatedAt: '2026-01-01T00:00:00.002Z',
      durationMs: 1.5,
    }),
    logged(stream, 'ApprovalExecutionCompleted', {
      executionId,
      cascade: { outcome: 'none' },
      phaseDurations: { initiated: 0.5, validated: 1, transitioned: 1.5, completed: 0 },
      totalDurationMs: 3,
      completedAt: '2026-01-01T00:00:00.003Z',
    }),
  ];
}

const rolledBack = (id: string, more: object = {}) => [
  logged(`version-${id}`, 'ApprovalExecutionRolledBack', {
    executionId: `of-${id}`,
    requestedBy: null,
    rolledBackBy: 'ops',
    ...more,
  }),
  logged(`settlement-of-${id}`, 'SettlementCancelled'),
];
const replaced = (id: string) => logged(`version-${id}`, 'VersionReplaced', { replacedByVersionId: 'next' });

describe('the checker of the log', () => {
  it('C-20 N11 finds a settled activation rolled back by one person, and a payment during a stop', () => {
    const stopped = (id: string) => logged(`settlement-of-${id}`, 'SettlementStopped', { stopId: 'stop' });
    const paid = (id: string) => logged(`settlement-of-${id}`, 'SettlementCompleted');
    const [late] = violationsOf([...active('a'), paid('a'), ...rolledBack('a')]);
    expect(late).toContain('settled but rolled back by one person');
    const [early] = violationsOf([...active('b'), stopped('b'), paid('b')]);
    expect(early).toContain('paid while a rollback stops it');
  });

  it('S7-26 finds a submission recorded after it was abandoned', () => {
    const log = ['VersionCreated', 'SubmissionAbandoned', 'VersionSubmitted'].map((type) =>
      logged('version-a', type, { approvalRequestId: 'request' }),
    );
    expect(violationsOf(log)).toEqual([expect.stringContaining('whose seats were released')]);
    expect(violationsOf(log.slice(0, 2))).toEqual([]);
  });

  it('accepts a correct history', () => {
    expect(
      violationsOf([
        ...active('a'),
        ...active('b', { parent: { kind: 'version', id: 'a' } }),
        ...active('c'),
        replaced('c'),
        ...rolledBack('b'),
        ...executed('b', 'again'),
      ]),
    ).toEqual([]);
  });

  it.each<[what: string, found: string, log: () => LoggedEvent[]]>([
    ['an illegal transition', 'REPLACED → REPLACED', () => [...active('a'), replaced('a'), replaced('a')]],
    [
      'a version active under a retired token',
      'not in force',
      () => [logged('token-t', 'TokenRetired'), ...active('a', { parent: { kind: 'token', id: 't' } })],
    ],
    [
      'a version active under an inactive parent',
      'not in force',
      () => active('a', { parent: { kind: 'version', id: 'gone' } }),
    ],
    [
      'a token retired despite a dependent',
      'depend on it',
      () => [...active('a', { parent: { kind: 'token', id: 't' } }), logged('token-t', 'TokenRetired')],
    ],
    [
      'a cascade that ignored a dependent',
      'depend on it',
      () => [...active('a'), ...active('b', { parent: { kind: 'version', id: 'a' } }), replaced('a')],
    ],
    [
      'an automatic execution after a rollback',
      'executed by the system after a rollback',
      () => [
        ...active('a'),
        ...rolledBack('a', { approvalRequestId: 'for-a' }),
        ...executed('a', 'again').map((event) => ({
          ...event,
          data: { ...event.data, mode: 'automatic', approvalRequestId: 'for-a' },
        })),
      ],
    ],
    ['a second effect', 'second time', () => [...active('a'), ...executed('a', 'again')]],
    ['phases out of order', 'phase after', () => [...active('a').filter(({ type }) => !type.endsWith('Validated'))]],
    [
      'a second outcome of an execution',
      'phase after ApprovalExecutionFailed',
      () =>
        active('a').map((event) =>
          event.type === 'VersionActivated' ? { ...event, type: 'ApprovalExecutionFailed' } : event,
        ),
    ],
    [
      'phases of two executions in one',
      'phase of other within of-a',
      () =>
        active('a').map((event) =>
          event.type.endsWith('Completed') ? { ...event, data: { ...event.data, executionId: 'other' } } : event,
        ),
    ],
    [
      'durations that differ from the phases',
      'records 1 ms for validated, which took 7 ms',
      () =>
        active('a').map((event) =>
          event.type.endsWith('Validated') ? { ...event, data: { ...event.data, durationMs: 7 } } : event,
        ),
    ],
    [
      'a total duration that differs from its phases',
      'records 3 ms in total, but its phases took 10 ms',
      () =>
        active('a').map((event) =>
          event.type.endsWith('Completed')
            ? { ...event, data: { ...event.data, phaseDurations: { ...event.data.phaseDurations, completed: 7 } } }
            : event,
        ),
    ],
    [
      'a blocked cascade that replaced the version',
      'records the cascade outcome blocked, but replaced version-a',
      () => [
        ...active('a'),
        ...active('next').slice(0, -1),
        logged('version-a', 'VersionReplaced', { replacedByVersionId: 'next', executionId: 'of-next' }),
        logged('version-next', 'ApprovalExecutionCompleted', {
          executionId: 'of-next',
          cascade: { outcome: 'blocked' },
        }),
      ],
    ],
    [
      'a version still replaced by a rolled back execution',
      'whose rollback is not answered',
      () => [
        ...active('a'),
        ...active('next'),
        logged('version-a', 'VersionReplaced', { replacedByVersionId: 'next', executionId: 'of-next' }),
        ...rolledBack('next'),
      ],
    ],
    [
      'a version replaced by a failed execution',
      'which activated nothing',
      () => [
        ...active('a'),
        logged('version-a', 'VersionReplaced', { replacedByVersionId: 'next', executionId: 'failed' }),
      ],
    ],
    [
      'a restoration beside an active successor',
      'beside its active successor',
      () => [
        ...active('a'),
        ...active('next'),
        replaced('a'),
        logged('version-a', 'VersionRestored', { rolledBackVersionId: 'next' }),
      ],
    ],
    [
      'a settlement paid twice',
      'paid twice',
      () => [logged('settlement-s', 'SettlementCompleted'), logged('settlement-s', 'SettlementCompleted')],
    ],
    ['a rollback without a refund', 'not refunded', () => [...active('a'), ...rolledBack('a').slice(0, 1)]],
    ['a refund without a rollback', 'nothing was rolled back', () => [logged('settlement-s', 'SettlementReversed')]],
    [
      'one person who counts as two',
      'counted as two',
      () => [...active('a'), ...rolledBack('a', { requestedBy: 'ops' })],
    ],
    [
      'one person who counts as two under another spelling',
      'counted as two',
      () => [
        ...active('a'),
        logged('version-a', 'RollbackRequested', { comparison: 'canonical' }),
        ...rolledBack('a', { requestedBy: 'OPS' }),
      ],
    ],
    [
      'one person listed as two validators',
      'one person is two validators',
      () => [logged('approval-a', 'ApprovalRequested', { comparison: 'canonical', validators: ['Ann', 'ann'] })],
    ],
    [
      'a changed vote that does not refer to the last one',
      'is not the last vote',
      () => [
        logged('approval-r', 'VoteCast', { validatorId: 'v', choice: 'APPROVE', previousChoice: null }),
        logged('approval-r', 'VoteCast', { validatorId: 'v', choice: 'REJECT', previousChoice: null }),
      ],
    ],
    ['an execution without an end', 'has not ended', () => active('a').slice(0, -1)],
    ['a hole in a stream', 'revision', () => active('a').filter(({ revision }) => revision !== 1)],
  ])('finds %s', (_, found, log) => {
    expect(violationsOf(log()).join('\n')).toContain(found);
  });
});
