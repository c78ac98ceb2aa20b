import { table } from '../table.ts';
import type { Reading } from './ballots.ts';

/** One line for the result of an import, so that a wrong guess is noticed. */
export function summaryOf({ header, voters, ignored }: Reading): string {
  return [
    `Voters: ${voters.count}, named by ${voters.namedBy}`,
    `first row: ${header.present ? 'header' : 'ballot'}`,
    ...(ignored.length === 0 ? [] : [`ignored: ${ignored.join(', ')}`]),
  ].join('; ');
}

export function describeReading({ encoding, delimiter, header, form, voters, ignored, rollCalls }: Reading): string {
  return [
    `encoding   ${encoding.encoding} (${encoding.because})`,
    `delimiter  ${delimiter}`,
    `header     ${header.present ? 'yes' : 'none'}: ${header.because}`,
    `form       ${form === 'wide' ? 'one row per voter' : 'one row per vote'}`,
    `voters     ${voters.count}, named by ${voters.namedBy}`,
    ...(ignored.length === 0 ? [] : [`ignored    ${ignored.join(', ')}`]),
    '',
    table({
      header: ['roll call', 'approve', 'reject', 'abstain', 'not voting'],
      rows: rollCalls.map(({ name, approve, reject, abstain, notVoting }) => [
        name,
        String(approve),
        String(reject),
        String(abstain),
        String(notVoting),
      ]),
      numeric: [1, 2, 3, 4],
    }),
    '',
    'A voter who did not vote is imported as ABSTAIN, which does not count as a vote cast.',
  ].join('\n');
}
