import { writeFileSync } from 'node:fs';
import type { AggregatedResult } from '@jest/test-result';

/** What jest counted, and why tests that need a Kafka were skipped, if any were. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly withoutKafka: string | undefined;
  readonly withoutOwnKafka: string | undefined;
}

/** Tells `npm test` what jest counted. A suite that could not run counts as one failure. */
export default class SummaryReporter {
  onRunComplete(_: unknown, results: AggregatedResult): void {
    const file = process.env['ASSENT_TEST_COUNTS'];
    // jest was started by hand: nobody asks.
    if (file === undefined) return;
    const counts: TestCounts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
      // Set by test/services/kafka.ts when there is no Kafka to test with.
      withoutKafka: process.env['TEST_KAFKA_MISSING'],
      withoutOwnKafka: process.env['TEST_OWN_KAFKA_MISSING'],
    };
    writeFileSync(file, JSON.stringify(counts));
  }
}
