import fc from 'fast-check';
import { approval, cascading, commanded, commandedOn, execute, pending, submission, terms } from './testing/version.ts';
import { tokenVersionDecider } from './token-version.ts';

describe('an attempt to execute', () => {
  it('S6-19 never puts a later phase before an earlier one', () => {
    const ms = fc.double({ min: 0, max: 20, noNaN: true });
    fc.assert(
      fc.property(ms, ms, ms, ms, (initiatedMs, validatedMs, transitionedMs, completedMs) => {
        const events = commanded(
          { type: 'CreateVersion', ...terms, previousVersionId: 'previous' },
          { type: 'SubmitVersion', ...submission },
          { ...execute, timing: { initiatedMs, validatedMs, transitionedMs } },
          {
            type: 'CompleteExecution',
            executionId: 'execution-1',
            cascade: { outcome: 'retired', versionId: 'previous' },
            completedMs,
          },
        );
        const times = events.flatMap(({ type, data }) => {
          if (type === 'ApprovalExecutionInitiated') return [data.initiatedAt];
          if (type === 'ApprovalExecutionValidated') return [data.validatedAt];
          if (type === 'VersionActivated') return [data.activatedAt];
          return type === 'ApprovalExecutionCompleted' ? [data.completedAt] : [];
        });
        expect(times).toHaveLength(4);
        expect(times).toEqual([...times].sort());
      }),
      { numRuns: 200 },
    );
  });

  it('S6-4 S6-8 accepts the phases of an attempt in one legal sequence with one outcome, and in no other', () => {
    const failed = commandedOn(pending, { ...execute, approval: { ...approval, status: 'REJECTED' } });
    const activated = cascading.slice(pending.length);
    const completed = commandedOn(cascading, {
      type: 'CompleteExecution',
      executionId: 'execution-1',
      cascade: { outcome: 'none' },
      completedMs: 3,
    });
    const phases = [...activated, ...completed, ...failed.slice(-1)];
    const legal = [
      'Initiated Validated Activated Completed',
      'Initiated Validated Activated',
      'Initiated Validated Failed',
      'Initiated Failed',
      'Initiated Validated',
      'Initiated',
      '',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...phases), { maxLength: 5 }), (sequence) => {
        const names = sequence.map(({ type }) => type.replace(/ApprovalExecution|Version/, '')).join(' ');
        const replay = () =>
          [...pending, ...sequence].reduce(
            (state, event) => tokenVersionDecider.evolve(state, event),
            tokenVersionDecider.initialState,
          );
        if (legal.includes(names)) expect(replay).not.toThrow();
        else expect(replay).toThrow('cannot follow');
      }),
      {
        numRuns: 1_000,
        examples: [[[...activated, ...completed]], [[...activated.slice(0, 2), ...failed.slice(-1), ...completed]]],
      },
    );
  });
});
