/** Known column names, in lower case, letters and digits only. The first name that a file has wins. */
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
/** VoteView identifies a roll call by these three columns together. */
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

/** Whether a column with this name never holds votes. */
export const isLabel = (name: string): boolean => allLabels.has(plain(name));
/** Whether a column with this name holds a voter's group, such as the party, and not the voter's name. */
export const isClass = (name: string): boolean => allClasses.has(plain(name));
export const isVoter = (name: string): boolean => allVoters.has(plain(name));
/** Whether a column with this name holds the votes of the file's only roll call. */
export const isChoice = (name: string): boolean => allChoices.has(plain(name));

/** The columns of a long file, which has one row per vote. */
export interface LongColumns {
  readonly voter: number;
  /** Several columns together name the roll call. */
  readonly rollCall: readonly number[];
  readonly choice: number;
}

/** Undefined when the header does not name a voter, a roll call and a choice. */
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
