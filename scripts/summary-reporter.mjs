import { writeFileSync } from 'node:fs';

/** Tells `npm test` what jest counted. A suite that could not run counts as one failure. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const file = process.env.ASSENT_TEST_COUNTS;
    // jest was started by hand: nobody asks.
    if (file === undefined) return;
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(file, JSON.stringify(counts));
  }
}
