import { table } from '../table.ts';
import type { Reading } from './ballots.ts';

/** How a file was read, for people. */
export function describeReading({ encoding, delimiter, header, form, voters, rollCalls }: Reading): string {
  return [
    `encoding   ${encoding.encoding} (${encoding.because})`,
    `delimiter  ${delimiter}`,
    `header     ${header.present ? 'yes' : 'none'}: ${header.because}`,
    `form       ${form === 'wide' ? 'a row for each voter' : 'a row for each vote'}`,
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
    'Who is not voting is cast as ABSTAIN, which is no vote cast.',
  ].join('\n');
}
