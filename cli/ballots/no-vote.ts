/** Why a cell is refused. */
export function noVote(text: string, rollCall: string): string {
  const isCode = /^\d(\.0+)?$/.test(text);
  const hint = isCode
    ? "; VoteView's codes are read with --format voteview"
    : ', such as y, n, yea, nay, aye, no, for, against, present, abstain, not voting or NA';
  return `"${text}" is no vote${hint} (roll call ${rollCall})`;
}
