/** Why a cell is refused as a vote. */
export function noVote(text: string, rollCall: string): string {
  const isCode = /^\d(\.0+)?$/.test(text);
  const hint = isCode
    ? 'If the votes are VoteView codes, add --format voteview'
    : 'Use a word such as y, n, yea, nay, aye, no, for, against, present, abstain, not voting or NA';
  return `"${text}" is not a vote on roll call ${rollCall}. ${hint}`;
}
