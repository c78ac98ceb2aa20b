import fc from 'fast-check';
import { isRefusal } from '../../decider.ts';
import { run, testMetadata, type WithoutMetadata } from '../../testing/given-when-then.ts';
import {
  active,
  approval,
  commanded,
  commandedOn,
  execute,
  pending,
  replacement,
  rollBack,
  submission,
  terms,
  unsuperseded,
} from './testing/version.ts';
import { timesInForce, tokenVersionDecider, type TokenVersionCommand } from './token-version.ts';

const late = { ...testMetadata, now: '2028-01-01T00:00:00.000Z' };
const steps = fc.constantFrom<WithoutMetadata<TokenVersionCommand>>(
  { type: 'CreateVersion', ...terms },
  { type: 'AbandonSubmission', approvalRequestId: 'other' },
  { type: 'SubmitVersion', ...submission },
  execute,
  { ...execute, attempt: 2, executionId: 'execution-2' },
  rollBack,
  { type: 'RejectVersion', approvalRequestId: 'request' },
  { type: 'ExpireVersion', approvalRequestId: 'request', because: 'not-decided' },
  replacement('e'),
  {
    type: 'RestoreVersion',
    rolledBackVersionId: 'next',
    executionId: 'e',
    parentRefusal: null,
    supersession: { ...unsuperseded, seen: 1 },
    ancestors: [],
  },
  { type: 'RetireVersion', reason: 'old', retiredBy: 'ops' },
  { type: 'ArchiveVersion' },
);

/** Commands, and whether each comes years later. */
type Script = [WithoutMetadata<TokenVersionCommand>, boolean][];
const scripts: fc.Arbitrary<Script> = fc.array(fc.tuple(steps, fc.boolean()), { maxLength: 14 });

describe('the states of a version', () => {
  it('S6-27 changes its status along the state machine and no other way', () => {
    const allowed: Readonly<Record<string, readonly string[]>> = {
      NONE: ['CREATED'],
      CREATED: ['PENDING_VVB'],
      PENDING_VVB: ['ACTIVE', 'REJECTED', 'EXPIRED'],
      // Back to PENDING_VVB by a rollback alone (C-20).
      ACTIVE: ['REPLACED', 'RETIRED', 'PENDING_VVB'],
      // Back to ACTIVE when what replaced it was rolled back (C-20).
      REPLACED: ['ARCHIVED', 'ACTIVE'],
      RETIRED: ['ARCHIVED'],
      REJECTED: ['ARCHIVED'],
      EXPIRED: ['ARCHIVED'],
      ARCHIVED: [],
    };
    const seen = new Set<string>();
    fc.assert(
      fc.property(scripts, (script) => {
        let before = 'NONE';
        for (const { status } of statesAfter(script)) {
          if (status !== before) {
            expect(allowed[before]).toContain(status);
            seen.add(`${before} ${status}`);
          }
          before = status;
        }
      }),
      { numRuns: 2_000, seed: 1 },
    );
    // Otherwise the property would say little.
    expect(seen.size).toBeGreaterThanOrEqual(11);
  });

  it('has in each status what exists in it, and nothing else', () => {
    const activated = ['submission', 'merkleHash'];
    const facts: Readonly<Record<string, readonly string[]>> = {
      CREATED: [],
      PENDING_VVB: ['submission'],
      'PENDING_VVB again': activated,
      ACTIVE: [...activated, 'dependents', 'rollbackRequest'],
      REPLACED: [...activated, 'replacedBy', 'archiveAfter', 'rollbackRequest'],
      RETIRED: activated,
      REJECTED: ['submission'],
      'REJECTED again': activated,
      EXPIRED: ['submission'],
      'EXPIRED again': activated,
      'ARCHIVED from REPLACED': [...activated, 'archivedFrom', 'replacedBy'],
      'ARCHIVED from RETIRED': [...activated, 'archivedFrom'],
      'ARCHIVED from REJECTED': ['submission', 'archivedFrom'],
      'ARCHIVED from REJECTED again': [...activated, 'archivedFrom'],
      'ARCHIVED from EXPIRED': ['submission', 'archivedFrom'],
      'ARCHIVED from EXPIRED again': [...activated, 'archivedFrom'],
    };
    const archive = { type: 'ArchiveVersion' } as const;
    const expire = { type: 'ExpireVersion', approvalRequestId: 'request', because: 'not-decided' } as const;
    const reject = { type: 'RejectVersion', approvalRequestId: 'request' } as const;
    const retire = { type: 'RetireVersion', reason: 'old', retiredBy: 'ops' } as const;
    // Each of them reaches a status that random scripts may miss.
    const rare: readonly Script[] = [
      [execute, replacement('e')],
      [execute, retire],
      [reject],
      [expire],
      [execute, rollBack, reject],
      [execute, rollBack, expire],
    ].map((commands) => [...commands.map((command): Script[number] => [command, false]), [archive, true]]);
    const [created] = statesAfter([]);
    const inEveryStatus = Object.keys(created ?? {});
    const seen = new Set<string>();
    fc.assert(
      fc.property(scripts, (script) => {
        for (const state of statesAfter(script)) {
          const from = state.status === 'ARCHIVED' ? ` from ${state.archivedFrom}` : '';
          const waited = ['PENDING_VVB', 'REJECTED', 'EXPIRED'].some((status) =>
            `${state.status}${from}`.endsWith(status),
          );
          const wasActive = state.status !== 'NONE' && timesInForce(state) > 0;
          const name = `${state.status}${from}${waited && wasActive ? ' again' : ''}`;
          expect(Object.keys(state).sort()).toEqual([...inEveryStatus, ...(facts[name] ?? [])].sort());
          seen.add(name);
        }
      }),
      { numRuns: 300, examples: rare.map((script) => [script]) },
    );
    expect([...seen].sort()).toEqual(Object.keys(facts).sort());
  });

  it('is never active twice without a rollback between, and decides no event that it cannot fold', () => {
    const ids = fc.constantFrom('request', 'other');
    const commands = fc.oneof(
      fc.constant({ type: 'CreateVersion', ...terms }),
      ids.map((approvalRequestId) => ({ type: 'SubmitVersion', ...submission, approvalRequestId })),
      fc
        .record({
          attempt: fc.integer({ min: 1, max: 5 }),
          approvalRequestId: ids,
          status: fc.constantFrom('APPROVED', 'REJECTED'),
          inForce: fc.constantFrom(null, 'next'),
          seen: fc.integer({ min: 0, max: 2 }),
        })
        .map(({ attempt, approvalRequestId, status, inForce, seen }) => ({
          ...execute,
          attempt,
          executionId: `execution-${attempt}`,
          approvalRequestId,
          approval: { ...approval, approvalRequestId, status },
          supersession: { inForce, through: inForce, seen },
          ancestors: [],
        })),
      fc.constant({
        type: 'CompleteExecution',
        executionId: 'execution-1',
        cascade: { outcome: 'none' },
        completedMs: 1,
      }),
      fc
        .record({ force: fc.boolean(), executionId: fc.constantFrom('execution-1', 'execution-2') })
        .map(({ force, executionId }) => ({
          ...rollBack,
          force,
          settled: force,
          stop: { executionId, stopId: 'stop' },
        })),
      ids.map((approvalRequestId) => ({ type: 'AbandonSubmission', approvalRequestId })),
      ids.map((approvalRequestId) => ({ type: 'RejectVersion', approvalRequestId })),
      ids.map((approvalRequestId) => ({ type: 'ExpireVersion', approvalRequestId, because: 'not-decided' })),
      fc.constantFrom('next', 'another').map((byVersionId) => replacement('e', byVersionId)),
      fc.constant({ type: 'RetireVersion', reason: 'x', retiredBy: 'x' }),
      fc.constant({ type: 'ArchiveVersion' }),
      fc.constantFrom(null, 'the parent is locked').map((parentRefusal) => ({
        type: 'RestoreVersion',
        rolledBackVersionId: 'next',
        executionId: 'e',
        parentRefusal,
        supersession: { ...unsuperseded, seen: 1 },
        ancestors: [],
      })),
      fc
        .constantFrom('HoldVersion', 'ReleaseHold')
        .map((type) => ({ type, holdId: 'h', reason: 'x', placedBy: 'x', releasedBy: 'x' })),
      fc
        .constantFrom('RecordDependent', 'ReleaseDependent')
        .map((type) => ({ type, dependentVersionId: 'child', claimId: 'e1' })),
    );
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 30 }), (script) => {
        const { events } = run(
          tokenVersionDecider,
          [{ type: 'CreateVersion', ...terms }, { type: 'SubmitVersion', ...submission }, ...script].map(
            (command) => ({ ...command, metadata: testMetadata }) as unknown as TokenVersionCommand,
          ),
        );
        let isActive = false;
        for (const { type } of events) {
          if (type === 'VersionActivated') {
            expect(isActive).toBe(false);
            isActive = true;
          }
          if (type === 'VersionRestored') {
            expect(isActive).toBe(false);
            isActive = true;
          }
          if (type === 'ApprovalExecutionRolledBack' || type === 'VersionReplaced') isActive = false;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('S6-4 refuses a history that no decider could have written', () => {
    const changes = [
      ...active.slice(2),
      ...commandedOn(active, { type: 'RetireVersion', reason: 'old', retiredBy: 'ops' }),
    ].filter(({ type }) => type === 'VersionActivated' || type === 'VersionRetired');
    const created = commanded({ type: 'CreateVersion', ...terms });
    const state = created.reduce(
      (before, event) => tokenVersionDecider.evolve(before, event),
      tokenVersionDecider.initialState,
    );
    expect(changes).toHaveLength(2);
    for (const event of changes) expect(() => tokenVersionDecider.evolve(state, event)).toThrow('cannot follow');
  });

  it('S6-4 refuses a history of a version that was never created', () => {
    const [submitted] = pending.slice(1);
    if (submitted === undefined) throw new TypeError('A pending version was submitted.');
    expect(() => tokenVersionDecider.evolve(tokenVersionDecider.initialState, submitted)).toThrow(
      'cannot follow in status NONE',
    );
  });
});

/** The states of a version that is created and submitted and then receives these commands, event by event. */
function statesAfter(script: Script) {
  const birth: Script = [
    [{ type: 'CreateVersion', ...terms }, false],
    [{ type: 'SubmitVersion', ...submission }, false],
  ];
  const states: (typeof tokenVersionDecider.initialState)[] = [];
  let state = tokenVersionDecider.initialState;
  for (const [command, isLate] of [...birth, ...script]) {
    const decision = tokenVersionDecider.decide({ ...command, metadata: isLate ? late : testMetadata }, state);
    if (isRefusal(decision)) continue;
    for (const event of decision) {
      state = tokenVersionDecider.evolve(state, event);
      states.push(state);
    }
  }
  return states;
}
