import { table } from '../table.ts';
import type { Reading } from './ballots.ts';

export function describeReading({ encoding, delimiter, header, form, voters, rollCalls }: Reading): string {
  return [
    `encoding   ${encoding.encoding} (${encoding.because})`,
    `delimiter  ${delimiter}`,
    `header     ${header.present ? 'yes' : 'none'}: ${header.because}`,
    `form       ${form === 'wide' ? 'one row per voter' : 'one row per vote'}`,
    `voters     ${voters.count}, named by ${voters.namedBy}`,
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
