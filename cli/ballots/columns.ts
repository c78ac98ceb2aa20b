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
  ...['delegate', 'delegierter', 'delegierte', 'mitglied', 'député', 'sénateur', 'elector', 'participant', 'trustee'],
  ...['director', 'commissioner', 'shareholder', 'stockholder', 'juror', 'judge', 'justice', 'assemblymember'],
  ...['voters', 'members', 'names', 'delegates', 'owner', 'username', 'respondent', 'lord', 'peer'],
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
  ...['countrycode', 'pays', 'nationality', 'memberstate', 'session', 'year', 'timestamp'],
] as const;
/** Remarks on a vote, and the attendance. A remark such as `no` is not a vote. */
const remarks = [
  ...['comment', 'comments', 'remark', 'remarks', 'note', 'notes', 'reason', 'explanation', 'observations'],
  ...['bemerkung', 'bemerkungen', 'kommentar', 'anmerkung', 'notiz', 'begründung', 'commentaire', 'remarque'],
  ...['attended', 'attendance', 'voted', 'eligible', 'proxy', 'anwesend', 'anwesenheit', 'stimmberechtigt'],
] as const;
/** Columns that say how many votes a row stands for. */
const counts = [
  ...['count', 'counts', 'votes', 'votecount', 'numberofvotes', 'n', 'frequency', 'freq', 'seats', 'total'],
  ...[
    'weight',
    'votingweight',
    'votingpower',
    'shares',
    'anzahl',
    'stimmen',
    'stimmenzahl',
    'gewicht',
    'sitze',
    'voix',
  ],
] as const;
/** Columns that tell apart roll calls of the same number, beside the names of roll calls. */
const partsOfRollCall = [
  ...['chamber', 'congress', 'session', 'sitting', 'meeting', 'legislature', 'round', 'reading', 'stage', 'year'],
  ...['sitzung', 'wahlperiode', 'legislatur', 'jahr', 'séance', 'législature'],
] as const;
/** Columns that belong either to the roll call or to the voter, such as the date of a roll call or of a ballot. */
const perhapsPartsOfRollCall = [
  ...['date', 'votedate', 'day', 'datum', 'house', 'body', 'committee', 'council', 'assembly', 'parliament', 'term'],
] as const;
/** VoteView identifies a roll call by these three columns together. */
const rollCallOfVoteView = ['congress', 'chamber', 'rollnumber'] as const;

const allLabels = new Set<string>([...voters, ...classes, ...labels]);
const allClasses = new Set<string>(classes);
const allVoters = new Set<string>(voters);
const allChoices = new Set<string>(choices);
const allRemarks = new Set<string>(remarks);
const allCounts = new Set<string>(counts);
const allParts = new Set<string>([...rollCalls, ...partsOfRollCall]);
const allPerhapsParts = new Set<string>(perhapsPartsOfRollCall);

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
export const isRemark = (name: string): boolean => allRemarks.has(plain(name));
export const isCount = (name: string): boolean => allCounts.has(plain(name));
/** Whether a column with this name identifies a roll call, so it does not name voters. */
export const isRollCall = (name: string): boolean => allParts.has(plain(name));
/** Whether a column with this name may tell apart roll calls. */
export const isOfRollCall = (name: string): boolean => allParts.has(plain(name)) || allPerhapsParts.has(plain(name));

/** The columns of a long file, which has one row per vote. */
export interface LongColumns {
  readonly voter: number;
  /** Several columns together name the roll call. */
  readonly rollCall: readonly number[];
  readonly choice: number;
  /** Also name the roll call, if they differ within it. */
  readonly parts: readonly number[];
  /** Must not differ within a roll call, because they may also belong to the voter. */
  readonly perhapsParts: readonly number[];
}

/** Undefined when the header does not name a voter, a roll call and a choice. */
export function longColumnsOf(header: readonly string[]): LongColumns | undefined {
  const names = header.map(plain);
  const firstOf = (wanted: readonly string[], but: number[] = []): number =>
    names.findIndex((name, index) => name === wanted.find((one) => isIn(names, one, but)) && !but.includes(index));
  const choice = firstOf(choices);
  const voter = firstOf(voters, [choice]);
  if (choice < 0 || voter < 0) return undefined;
  const rollCall = rollCallOf(names, firstOf(rollCalls, [choice, voter]));
  if (rollCall === undefined) return undefined;
  const others = [...names.keys()].filter((index) => ![choice, voter, ...rollCall].includes(index));
  const parts = others.filter((index) => allParts.has(names[index] ?? ''));
  const perhapsParts = others.filter((index) => allPerhapsParts.has(names[index] ?? ''));
  return { voter, rollCall, choice, parts, perhapsParts };
}

function rollCallOf(names: readonly string[], named: number): readonly number[] | undefined {
  if (names.includes('rollnumber'))
    return rollCallOfVoteView.map((name) => names.indexOf(name)).filter((index) => index >= 0);
  return named < 0 ? undefined : [named];
}

function isIn(names: readonly string[], wanted: string, but: readonly number[]): boolean {
  return names.some((name, index) => name === wanted && !but.includes(index));
}
