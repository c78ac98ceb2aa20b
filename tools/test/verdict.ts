/** What jest counted, and why tests that need a Kafka or a browser were skipped, if any were. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly withoutKafka?: string | undefined;
  readonly withoutOwnKafka?: string | undefined;
  readonly withoutBrowser?: string | undefined;
}

export interface Verdict {
  /** For stderr. */
  readonly errors: readonly string[];
  /** For stdout. */
  readonly lines: readonly string[];
  readonly exitCode: number;
}

/**
 * What `npm test` says at the end.
 * @param counts undefined when jest counted nothing: it was asked for something else, such as --listTests, or it stopped
 * early and has said why
 * @param code of jest
 */
export function verdictOf(counts: TestCounts | undefined, code: number): Verdict {
  if (counts === undefined) {
    const isBroken = code !== 0 && code < 128;
    return { errors: [], lines: isBroken ? ['0 passed, 1 failed, 0 skipped'] : [], exitCode: code };
  }
  const { passed, failed, skipped } = counts;
  const isEmpty = passed + failed === 0;
  return {
    errors: isEmpty
      ? ['No test ran. -t takes a part of a test’s name, such as -t "S6-36"; a path takes a part of a file’s.']
      : [],
    lines: [...skippedBecause(counts), `${passed} passed, ${failed} failed, ${skipped} skipped`],
    exitCode: isEmpty || failed > 0 ? 1 : code,
  };
}

function skippedBecause({ skipped, withoutKafka, withoutOwnKafka, withoutBrowser }: TestCounts): readonly string[] {
  if (skipped === 0) return [];
  const lines: string[] = [];
  if (withoutKafka !== undefined) lines.push(`The Kafka tests were skipped. ${withoutKafka}`);
  else if (withoutOwnKafka !== undefined) {
    lines.push(`The tests that start and kill a Kafka of their own were skipped. ${withoutOwnKafka}`);
  }
  if (withoutBrowser !== undefined) lines.push(`The browser tests were skipped. ${withoutBrowser}`);
  return lines;
}
