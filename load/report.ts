import { table } from '../cli/table.ts';
import { barLimitsMs, type OperationResult, type PhaseResult, type Result } from './result.ts';
import type { Settled } from './settle.ts';

const barWidth = 40;
/** Above this delay the load itself is too slow, and the report says so. */
const latenessThatShows = 20;

/** The report of a run as text. */
export function describe(result: Result): string {
  return [
    ...result.phases.flatMap((phase) => describePhase(phase)),
    ...describeRecovery(result),
    ...describeSettled(result),
    ...describeClient(result),
    verdict(result),
    ...result.firstFaults.map((fault) => `  ${fault}`),
    '',
  ].join('\n');
}

function describePhase({ phase, perSecond, seconds, arrivals, missed, operations }: PhaseResult): string[] {
  const [whole] = operations;
  return [
    `${phase}: ${number(seconds)} s at ${number(perSecond)} a second, ${number(arrivals)} arrived`,
    ...Object.entries(missed).map(([reason, count]) => `   ${number(count)} MISSED, never sent: ${reason}`),
    '',
    table(
      {
        header: ['milliseconds', 'count', 'per s', 'p50', 'p90', 'p99', 'p99.9', 'max'],
        rows: operations.map((each) => rowOf(each)),
        numeric: [1, 2, 3, 4, 5, 6, 7],
      },
      '   ',
    ),
    '',
    ...describeAnswers(operations),
    ...(whole === undefined ? [] : describeBars(whole)),
  ];
}

function rowOf({ operation, count, perSecond, latencyMs: { p50, p90, p99, p999, max } }: OperationResult): string[] {
  return [
    operation,
    number(count),
    number(Math.round(perSecond)),
    ...[p50, p90, p99, p999, max].map((ms) => ms.toFixed(1)),
  ];
}

/** Answers other than success. */
function describeAnswers(operations: readonly OperationResult[]): string[] {
  const lines = operations.flatMap(({ operation, answers }) =>
    Object.entries(answers)
      .filter(([answer]) => !/^2\d\d$|^done$/.test(answer))
      .map(([answer, count]) => `   ${operation}: ${number(count)} × ${answer}`),
  );
  return lines.length === 0 ? [] : [...lines, ''];
}

function describeBars({ operation, bars }: OperationResult): string[] {
  const first = bars.findIndex((count) => count > 0);
  if (first === -1) return [];
  const last = bars.findLastIndex((count) => count > 0);
  const most = Math.max(...bars);
  const lines = bars.slice(first, last + 1).map((count, index) => {
    const limit = barLimitsMs[first + index];
    const label = limit === undefined ? `≥ ${number(barLimitsMs.at(-1) ?? 0)} ms` : `< ${number(limit)} ms`;
    // A bar with a count is never empty.
    const width = count === 0 ? 0 : Math.max(1, Math.round((count / most) * barWidth));
    return `   ${label.padStart(10)}  ${'█'.repeat(width).padEnd(barWidth)}  ${number(count)}`;
  });
  return [`   ${operation}`, ...lines, ''];
}

function describeRecovery({ recoveredAfterSeconds: seconds }: Result): string[] {
  if (seconds === undefined) return [];
  return [
    seconds === null
      ? 'The latencies did not recover after the spike.'
      : `The latencies recovered ${seconds} s after the spike.`,
    '',
  ];
}

function describeSettled({ settled, automaticExecution }: Result): string[] {
  if (settled === undefined) return [];
  const { expected, unsure, paid, lookedAt, trialBalance } = settled;
  return [
    `Settled: ${number(paid)} paid of ${number(expected)} that have taken effect${unsure === 0 ? '' : `, and ${number(unsure)} that may have taken effect`}`,
    ...describeCatchUp(settled, automaticExecution),
    `   ${number(lookedAt)} were checked one by one; the books sum to ${trialBalance}`,
    '',
  ];
}

function describeCatchUp({ expected, caughtUpMs }: Settled, automaticExecution: boolean): string[] {
  if (expected === 0) return automaticExecution ? [] : ['   Automatic execution is off: approved versions wait.'];
  if (caughtUpMs === null) return ['   Not all of them were paid.'];
  return [`   All of them were paid ${(caughtUpMs / 1_000).toFixed(1)} s after the last answer.`];
}

function describeClient({ client: { cores, latenessMs } }: Result): string[] {
  const lines = [
    `The load itself used ${cores.toFixed(2)} of a core and sent requests ${latenessMs.p50.toFixed(1)} ms (p50) and ${latenessMs.p99.toFixed(1)} ms (p99) late.`,
  ];
  if (latenessMs.p99 > latenessThatShows)
    lines.push('   Every figure above includes this delay: this machine could not send on time.');
  return [...lines, ''];
}

function verdict({ answers, missed, faults, endedEarly }: Result): string {
  const { done = 0, refused = 0, unavailable = 0 } = answers;
  return (
    `${endedEarly ? 'Ended early: ' : ''}${number(done)} done, ${number(refused)} refused (409), ` +
    `${number(unavailable)} unavailable (503), ${number(missed)} missed, ${number(faults)} faults`
  );
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
