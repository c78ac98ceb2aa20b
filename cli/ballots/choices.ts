export type Choice = 'APPROVE' | 'REJECT' | 'ABSTAIN';

/** The vote in a cell. `NOT_VOTING`: the member did not vote. `NO_MEMBER`: the person was not a member. */
export type Vote = Choice | 'NOT_VOTING' | 'NO_MEMBER';

/** Translates a cell to a vote. Undefined when the text is not a vote. */
export type Vocabulary = (cell: string) => Vote | undefined;

const words: Readonly<Record<Exclude<Vote, 'NO_MEMBER'>, readonly string[]>> = {
  APPROVE: [
    ...['y', 'yes', 'yea', 'yay', 'aye', 'ay', 'for', 'in favour', 'in favor', 'approve', 'approved', 'content', 'pro'],
    ...['paired yea', 'announced yea', 'ja', 'dafür', 'oui', 'pour'],
  ],
  REJECT: [
    ...['n', 'no', 'nay', 'noe', 'against', 'reject', 'rejected', 'not content', 'contra', 'oppose', 'opposed'],
    ...['paired nay', 'announced nay', 'nein', 'dagegen', 'non', 'contre'],
  ],
  ABSTAIN: [
    ...['present', 'p', 'abstain', 'abstained', 'abstaining', 'abstention', 'abs', 'abst'],
    ...['enthaltung', 'enthalten'],
  ],
  NOT_VOTING: [
    ...['', '?', 'na', 'n/a', '#n/a', '<na>', 'nan', 'null', 'none', 'nv', 'not voting', 'not voted', 'no vote'],
    ...['did not vote', 'absent', 'excused', 'missing', 'recused', 'paired', 'nicht abgegeben'],
    // Tellers count the votes in the House of Commons and are not counted themselves.
    ...['no vote recorded', 'teller ayes', 'teller noes', 'non votant', 'hat nicht teilgenommen', 'entschuldigt'],
  ],
};

const voteOfWord = new Map<string, Vote>(
  (Object.keys(words) as (keyof typeof words)[]).flatMap((vote) => words[vote].map((word) => [word, vote] as const)),
);

/** Words from English, German and French records, in upper or lower case. */
export const wordsOfVotes: Vocabulary = (cell) =>
  voteOfWord.get(
    cell
      .normalize('NFKC')
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, ' '),
  );

const voteOfCode = new Map<string, Vote>([
  ['0', 'NO_MEMBER'],
  ['1', 'APPROVE'],
  ['2', 'APPROVE'],
  ['3', 'APPROVE'],
  ['4', 'REJECT'],
  ['5', 'REJECT'],
  ['6', 'REJECT'],
  ['7', 'ABSTAIN'],
  ['8', 'ABSTAIN'],
  ['9', 'NOT_VOTING'],
  // R writes NA for a missing code.
  ['na', 'NO_MEMBER'],
  ['', 'NO_MEMBER'],
]);

/** VoteView's cast codes: 1 to 3 yea, 4 to 6 nay, 7 and 8 present, 9 not voting, 0 not a member. */
export const codesOfVoteView: Vocabulary = (cell) => voteOfCode.get(cell.trim().toLowerCase().replace(/\.0+$/, ''));

/** Whether a vote is a choice. Missing votes do not identify a column of votes, because any column may have them. */
export function isCast(vote: Vote | undefined): vote is Choice {
  return vote === 'APPROVE' || vote === 'REJECT' || vote === 'ABSTAIN';
}
