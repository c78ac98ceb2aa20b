import { writeFileSync } from 'node:fs';

/** Tells the test task what jest counted; a suite that could not run is a failure of its own. */
export default class SummaryReporter {
  onRunComplete(_, results) {
    const file = process.env.ASSENT_TEST_SUMMARY;
    if (file === undefined) return;
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = results;
    const counts = {
      passed: numPassedTests,
      failed: numFailedTests + numRuntimeErrorTestSuites,
      skipped: numPendingTests + numTodoTests,
    };
    writeFileSync(file, JSON.stringify(counts));
  }
}
