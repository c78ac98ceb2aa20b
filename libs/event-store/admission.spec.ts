import fc from 'fast-check';
import { contextOfTest, interleavedBy, storeInMemory } from '../approval-execution/testing/interleaved.ts';
import { Aggregates, type TenantAggregates } from './aggregates.ts';
import type { Admission, EventSourced } from './event-sourced.ts';
import type { StreamStore, WhatIfStore } from './what-if-store.ts';

type Counted = { readonly type: 'Counted'; readonly data: { readonly by: string } };

const count: EventSourced<number, string, Counted, never> = {
  initialState: 0,
  evolve: (state) => state + 1,
  decide: (by) => [{ type: 'Counted', data: { by } }],
};
const streams = ['count-1', 'count-2'] as const;

class TooLate extends Error {
  override readonly name = 'TooLate';
}

describe('commands that must not begin after a time', () => {
  it('CV-8 append nothing first after it, and are carried through when they began before, however they wait and race', async () => {
    const waiting = fc.integer({ min: 1, max: 3 });
    await fc.assert(
      fc.asyncProperty(waiting, fc.boolean(), fc.scheduler(), async (commands, hasRival, scheduler) => {
        const log = storeInMemory();
        let isLate = false;
        // When everybody has waited long enough is a matter of the schedule as well.
        const deadline = scheduler.schedule(Promise.resolve()).then(() => {
          isLate = true;
        });
        const lateFirsts: string[] = [];
        const isTooLate = () => isLate;
        const store = interleavedBy(scheduler, log);
        const aggregates = new Aggregates(watched(store, isTooLate, lateFirsts)).of('default');
        const all = Array.from({ length: commands }, (_, index) => carryOut(aggregates, `in time ${index}`, isTooLate));
        const rival = hasRival ? carryOut(new Aggregates(store).of('default'), 'rival', () => false) : undefined;
        await scheduler.waitFor(Promise.all([deadline, rival, ...all]));
        expect(lateFirsts).toEqual([]);
        for (const [index, told] of (await Promise.all(all)).entries()) {
          const recorded = recordedBy(log, `in time ${index}`);
          expect(recorded).toEqual(told === 'too late' ? [] : streams);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Two steps on two streams. */
async function carryOut(aggregates: TenantAggregates, by: string, isLate: () => boolean): Promise<'done' | 'too late'> {
  let hasBegun = false;
  const admission: Admission = {
    begin: () => {
      if (!hasBegun && isLate()) throw new TooLate();
    },
    hasBegun: () => {
      hasBegun = true;
    },
  };
  try {
    for (const stream of streams) {
      await aggregates.handle({ stream, decider: count }, by, { ...contextOfTest(), admission });
    }
    return 'done';
  } catch (fault) {
    if (fault instanceof TooLate) return 'too late';
    throw fault;
  }
}

/** Keeps the commands whose first step was begun too late. */
function watched(store: StreamStore, isLate: () => boolean, lateFirsts: string[]): StreamStore {
  return {
    read: (...args) => store.read(...args),
    append: (stream, expected, events) => {
      if (stream === streams[0] && isLate()) lateFirsts.push(...events.map(({ data }) => (data as Counted['data']).by));
      return store.append(stream, expected, events);
    },
  };
}

function recordedBy(log: WhatIfStore, by: string): readonly string[] {
  return log.appended.filter(({ data }) => (data as Counted['data']).by === by).map(({ stream }) => stream);
}
