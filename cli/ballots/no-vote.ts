import type { Cell } from './delimited.ts';
import type { Refuse } from './invalid-ballots.ts';

const isCode = (text: string): boolean => /^\d(\.0+)?$/.test(text);
const isNay = (text: string): boolean => /^[456](\.0+)?$/.test(text);

/**
 * Why a cell is refused as a vote.
 * @param others the other cells of votes. They tell VoteView's codes from other numbers.
 */
export function noVote({ text }: Cell, rollCall: string, others: readonly Cell[]): string {
  return `"${text}" is not a vote on roll call ${rollCall}. ${hintFor(text, others)}`;
}

function hintFor(text: string, others: readonly Cell[]): string {
  if (!isCode(text))
    return 'Use a word such as y, n, yea, nay, aye, no, for, against, present, abstain, not voting or NA';
  return others.some((other) => isNay(other.text))
    ? 'If the votes are VoteView codes, add --format voteview'
    : 'Replace the numbers with words: y, n, abstain or NA';
}

/**
 * Refuses numbers that are probably not VoteView's codes. Where 0 or 2 means no, reading them as VoteView's codes makes
 * every roll call unanimous.
 */
export function refuseOtherNumbers(cells: readonly Cell[], refuse: Refuse): void {
  if (cells.some(({ text }) => isNay(text))) return;
  const doubtful = cells.find(({ text }) => /^[023](\.0+)?$/.test(text));
  if (doubtful === undefined) return;
  const meaning = doubtful.text.startsWith('0') ? 'not a member' : 'yea';
  refuse(
    doubtful,
    `no vote is a nay (4, 5 or 6), and VoteView's code ${doubtful.text} means ${meaning}. If ${doubtful.text} means no or ` +
      `abstain here, replace the numbers with words; otherwise write ${meaning === 'yea' ? '1' : 'NA'} instead of ${doubtful.text}`,
  );
}
