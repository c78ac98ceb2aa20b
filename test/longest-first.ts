import { createRequire } from 'node:module';
import type { Test } from '@jest/test-result';
import type sequencing from '@jest/test-sequencer';

// Its types describe what `require` returns, and not what `import` does.
const { default: Sequencer } = createRequire(import.meta.url)('@jest/test-sequencer') as typeof sequencing;

/** The kinds of test files that take longest. All others are unit tests. */
const slowKinds = ['.e2e.spec.ts', '.int.spec.ts'];

/**
 * Starts the files that take longest first, so that no worker is left with one of them at the end. jest knows durations
 * from earlier runs. A new clone has none, and the size of a file says little: the longest are among the smallest.
 */
export default class LongestFirst extends Sequencer {
  override sort(tests: readonly Test[]): Test[] {
    const sorted = super.sort([...tests]) as Test[];
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    return sorted.sort((a, b) => rankOf(a) - rankOf(b));
  }
}

function rankOf({ path }: Test): number {
  const rank = slowKinds.findIndex((kind) => path.endsWith(kind));
  return rank === -1 ? slowKinds.length : rank;
}
