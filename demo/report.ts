import type { TrialBalance } from '../cli/assent-api.ts';
import { rollCallTable, type CountedBallots } from '../cli/ballots/roll-calls.ts';
import type { ScenarioResult } from './scenario.ts';

/** The seed scenario as text. */
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
export function describeRollCalls(counted: CountedBallots, file: string, members: number): string {
  const { rollCalls, votesPerSecond } = counted;
  return [
    `2. ${members} ballots on ${rollCalls.length} roll calls, from ${file}: more than half of the votes cast approve`,
    '',
    rollCallTable(counted, '   '),
    '',
    `   ${members * rollCalls.length} votes, ${votesPerSecond} per second`,
    '',
  ].join('\n');
}

export function describeBooks({ accounts, total }: TrialBalance): string {
  return `3. The books: ${accounts.length} accounts, whose balances sum to ${total}\n`;
}
