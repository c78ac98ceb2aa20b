import type { TrialBalance } from './api.ts';
import type { CountedBallots } from './roll-calls.ts';
import type { ScenarioResult } from './scenario.ts';

/** The seeds' case, for people. */
export function describeScenario(scenario: ScenarioResult): string {
  const { votes, phases, cascade } = scenario;
  const width = Math.max(...phases.map(({ phase }) => phase.length));
  return [
    `1. ${scenario.validators} validators vote on a version that replaces an active one`,
    '',
    `   votes       ${votes.approve} approve, ${votes.reject} reject, ${votes.abstain} abstains: ${scenario.decision} (two thirds of ${scenario.validators} are needed)`,
    `   execution   version ${scenario.versionStatus} in ${scenario.totalDurationMs} ms`,
    ...phases.map(
      ({ phase, durationMs }) => `               ${phase.padEnd(width)}  ${durationMs.toFixed(3).padStart(8)} ms`,
    ),
    `   cascade     previous version ${cascade.previousVersionStatus}`,
    `   revenue     stream ${scenario.revenueStreamStatus}`,
    `   settlement  ${scenario.settlementStatus}, ${scenario.settledAmount} paid`,
    '',
  ].join('\n');
}

/** The roll calls as a table. */
export function describeRollCalls(
  { rollCalls, votesPerSecond }: CountedBallots,
  file: string,
  members: number,
): string {
  const header = ['roll call', 'approve', 'reject', 'abstain', 'decision', 'version', 'settlement'];
  const rows = rollCalls.map((rollCall) => [
    rollCall.name,
    String(rollCall.approve),
    String(rollCall.reject),
    String(rollCall.abstain),
    rollCall.decision,
    rollCall.versionStatus,
    rollCall.settlementStatus ?? '–',
  ]);
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = (column: number): boolean => column >= 1 && column <= 3;
  const line = (cells: readonly string[]): string =>
    `   ${cells.map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ')}`.trimEnd();
  return [
    `2. ${members} ballots on ${rollCalls.length} roll calls, from ${file}: more than half of the votes cast approve`,
    '',
    line(header),
    line(widths.map((width) => '─'.repeat(width))),
    ...rows.map(line),
    '',
    `   ${members * rollCalls.length} votes, ${votesPerSecond} a second`,
    '',
  ].join('\n');
}

export function describeBooks({ accounts, total }: TrialBalance): string {
  return `3. The books: ${accounts.length} accounts, whose balances sum to ${total}\n`;
}

/** Draws a progress bar on a terminal; elsewhere draws nothing. */
export function progressBar(stream: NodeJS.WriteStream): (done: number, all: number) => void {
  if (!stream.isTTY) return () => undefined;
  const width = 40;
  let drawn = -1;
  return (done, all) => {
    const percent = Math.floor((done / all) * 100);
    if (percent === drawn) return;
    drawn = percent;
    const filled = Math.round((done / all) * width);
    stream.write(
      `\r   casting votes  ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${String(percent).padStart(3)} %`,
    );
    if (done === all) stream.write('\r\u001b[K');
  };
}
