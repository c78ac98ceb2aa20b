import { writeFileSync } from 'node:fs';
import type { AggregatedResult } from '@jest/test-result';
import type { TestCounts } from '../tools/test/verdict.ts';

/** Reports to `npm test` what jest counted. A suite that could not run counts as one failure. */
export default class SummaryReporter {
  onRunComplete(_: unknown, results: AggregatedResult): void {
    const file = process.env['ASSENT_TEST_COUNTS'];
    // jest was started by hand and not by `npm test`.
    if (file === undefined) return;
    const counts: TestCounts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
      // Set by test/services/kafka.ts if no Kafka is available.
      withoutKafka: process.env['TEST_KAFKA_MISSING'],
      withoutOwnKafka: process.env['TEST_OWN_KAFKA_MISSING'],
      withoutBrowser: process.env['TEST_BROWSER_MISSING'],
    };
    writeFileSync(file, JSON.stringify(counts));
  }
}
