/** What the columns of ballots files are called, without case, blanks and signs. The first that a file has is taken. */
const voters = [
  ...[
    'voter',
    'voterid',
    'validator',
    'validatorid',
    'icpsr',
    'memberid',
    'mepid',
    'bioguideid',
    'bioguide',
    'personid',
  ],
  ...['votername', 'membername', 'fullname', 'member', 'name', 'legislator', 'mp', 'mep', 'senator', 'representative'],
  ...['deputy', 'councillor', 'councilmember', 'person', 'abgeordneter', 'abgeordnete', 'bezeichnung', 'nom', 'id'],
] as const;
const rollCalls = [
  ...[
    'rollcall',
    'rollcallid',
    'rollcallnumber',
    'rollcallname',
    'rcv',
    'voteid',
    'votenumber',
    'division',
    'divisionid',
  ],
  ...['divisionnumber', 'bill', 'billid', 'motion', 'question', 'roll', 'abstimmung', 'abstimmnr', 'scrutin', 'vote'],
] as const;
const choices = [
  ...[
    'choice',
    'castcode',
    'votecast',
    'voteposition',
    'votechoice',
    'position',
    'howvoted',
    'ballot',
    'stimme',
    'vote',
  ],
] as const;
const classes = [
  'class',
  'party',
  'group',
  'politicalgroup',
  'faction',
  'caucus',
  'fraktion',
  'partei',
  'parti',
] as const;
const labels = [
  ...['state', 'district', 'region', 'constituency', 'chamber', 'congress', 'rollnumber', 'prob', 'country', 'canton'],
  ...['firstname', 'lastname', 'surname', 'vorname', 'title', 'titel', 'gender', 'date', 'email', 'land', 'wahlkreis'],
] as const;
/** Together they name a roll call of VoteView. */
const rollCallOfVoteView = ['congress', 'chamber', 'rollnumber'] as const;

const allLabels = new Set<string>([...voters, ...classes, ...labels]);
const allClasses = new Set<string>(classes);
const allVoters = new Set<string>(voters);
const allChoices = new Set<string>(choices);

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Whether a column of this name never holds votes. */
export const isLabel = (name: string): boolean => allLabels.has(plain(name));
/** Whether the column says to which party or the like a voter belongs, and not who that is. */
export const isClass = (name: string): boolean => allClasses.has(plain(name));
export const isVoter = (name: string): boolean => allVoters.has(plain(name));
/** Whether the column says that it has the votes of the one roll call that the file is about. */
export const isChoice = (name: string): boolean => allChoices.has(plain(name));

/** Where a row of a long file has the voter, the roll call and the choice, by its header. */
export interface LongColumns {
  readonly voter: number;
  /** More than one are read together. */
  readonly rollCall: readonly number[];
  readonly choice: number;
}

/** The columns of a file that has one row for each vote; undefined when the header does not name all three. */
export function longColumnsOf(header: readonly string[]): LongColumns | undefined {
  const names = header.map(plain);
  const firstOf = (wanted: readonly string[], but: number[] = []): number =>
    names.findIndex((name, index) => name === wanted.find((one) => isIn(names, one, but)) && !but.includes(index));
  const choice = firstOf(choices);
  const voter = firstOf(voters, [choice]);
  if (choice < 0 || voter < 0) return undefined;
  const ofVoteView = rollCallOfVoteView.map((name) => names.indexOf(name)).filter((index) => index >= 0);
  if (names.includes('rollnumber')) return { voter, rollCall: ofVoteView, choice };
  const rollCall = firstOf(rollCalls, [choice, voter]);
  return rollCall < 0 ? undefined : { voter, rollCall: [rollCall], choice };
}

function isIn(names: readonly string[], wanted: string, but: readonly number[]): boolean {
  return names.some((name, index) => name === wanted && !but.includes(index));
}
