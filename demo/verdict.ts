import type { TrialBalance } from '../cli/assent-api.ts';
import type { Ballots } from '../cli/ballots/ballots.ts';
import type { RollCallResult } from '../cli/ballots/roll-calls.ts';
import type { ScenarioResult } from './scenario.ts';

/** The results that differ from the expected ones. Empty when the demo succeeds. */
export function faultsOf(
  scenario: ScenarioResult,
  rollCalls: readonly RollCallResult[],
  ballots: Ballots,
  books: TrialBalance,
): readonly string[] {
  return [
    ...scenarioFaults(scenario),
    ...rollCalls.flatMap((rollCall, index) => rollCallFaults(rollCall, ballots, index)),
    ...bookFaults(books),
  ];
}

function scenarioFaults(scenario: ScenarioResult): string[] {
  const ended =
    scenario.decision === 'APPROVED' &&
    scenario.versionStatus === 'ACTIVE' &&
    scenario.cascade.previousVersionStatus === 'REPLACED' &&
    scenario.phases.map(({ phase }) => phase).join() === 'INITIATED,VALIDATED,TRANSITIONED,COMPLETED' &&
    scenario.revenueStreamStatus === 'SETTLED' &&
    scenario.settlementStatus === 'COMPLETED';
  if (ended) return [];
  const { decision, versionStatus, cascade, phases, revenueStreamStatus, settlementStatus } = scenario;
  return [
    'The scenario of 12 validators did not end active, replaced and settled: ' +
      `decision ${decision}, version ${versionStatus}, previous version ${cascade.previousVersionStatus}, ` +
      `phases ${phases.map(({ phase }) => phase).join()}, revenue stream ${revenueStreamStatus}, settlement ${settlementStatus}.`,
  ];
}

/** Compares each result with the file's own counts, which Assent never received. */
function rollCallFaults(result: RollCallResult, ballots: Ballots, index: number): string[] {
  const count = (choice: string): number => ballots.members.filter(({ choices }) => choices[index] === choice).length;
  const [approve, reject, abstain] = [count('APPROVE'), count('REJECT'), count('ABSTAIN')];
  const approved = approve > reject;
  const asCounted = result.approve === approve && result.reject === reject && result.abstain === abstain;
  const asDecided = approved
    ? result.decision === 'APPROVED' && result.versionStatus === 'ACTIVE' && result.settlementStatus === 'COMPLETED'
    : result.decision === 'REJECTED' && result.versionStatus === 'REJECTED' && result.settlementStatus === null;
  return asCounted && asDecided
    ? []
    : [`Roll call ${result.name} has the wrong result for ${approve} to ${reject} votes.`];
}

function bookFaults({ total }: TrialBalance): string[] {
  return Number(total) === 0 ? [] : [`The books sum to ${total} instead of zero.`];
}
