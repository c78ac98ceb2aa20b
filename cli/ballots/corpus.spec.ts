import { InvalidBallots, readBallots, type BallotsOptions } from './ballots.ts';

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le');
const utf16be = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** The votes of each voter, one letter per roll call: A approve, R reject, - abstain, blank not a validator. */
type Expected = Readonly<Record<string, string>>;

interface Example {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly options?: BallotsOptions;
  readonly votes: Expected;
  readonly rollCalls?: readonly string[];
  readonly reading?: object;
}

const abc: Expected = { Ann: 'AR', Bob: 'RA', Cem: '--' };

const readable: readonly Example[] = [
  {
    file: 'R write.csv: row numbers, quotes, NA',
    bytes: utf8('"","name","party","V1","V2"\n"1","Ann","D","y","n"\n"2","Bob","R","n","y"\n"3","Cem","D",NA,"NA"\n'),
    votes: abc,
    rollCalls: ['V1', 'V2'],
    reading: { voters: { count: 3, namedBy: 'column 2 (name)' } },
  },
  {
    file: 'R write.csv of a matrix: row numbers alone name the voters',
    bytes: utf8('"","V1","V2"\n"1","y","n"\n"2","n","y"\n'),
    votes: { 1: 'AR', 2: 'RA' },
  },
  {
    file: 'R write.csv(row.names = FALSE)',
    bytes: utf8('"name","V1","V2"\n"Ann","Yea","Nay"\n"Bob","Nay","Yea"\n"Cem","Present","Not Voting"\n'),
    votes: abc,
  },
  {
    file: 'R write.table: a header without the row numbers',
    bytes: utf8('"Class"\t"V1"\t"V2"\n"1"\t"rep"\t"y"\t"n"\n"2"\t"dem"\t"n"\t"y"\n"3"\t"dem"\t"n"\t"?"\n'),
    votes: { 1: 'AR', 2: 'RA', 3: 'R-' },
  },
  {
    file: 'R write.csv2: semicolons',
    bytes: utf8('"";"name";"V1";"V2"\n"1";"Ann";"y";"n"\n"2";"Bob";"n";"y"\n"3";"Cem";NA;NA\n'),
    votes: abc,
    reading: { delimiter: 'semicolon' },
  },
  {
    file: 'Excel US: CSV UTF-8 with a byte order mark',
    bytes: utf8('\uFEFFName,Motion 1,Motion 2\r\nAnn,YES,NO\r\nBob,No,Yes\r\nCem,Abstain,\r\n'),
    votes: abc,
    rollCalls: ['Motion 1', 'Motion 2'],
    reading: { encoding: { encoding: 'utf-8', because: 'byte order mark' }, header: { present: true } },
  },
  {
    file: 'Excel US: Unicode text, which is UTF-16 with tabs',
    bytes: utf16('Name\tFirst\tSecond\r\nAnn\tAye\tNo\r\nBob\tNo\tAye\r\nCem\tabstain\tabsent\r\n'),
    votes: abc,
    reading: { encoding: { encoding: 'utf-16le', because: 'byte order mark' }, delimiter: 'tab' },
  },
  {
    file: 'UTF-16, big-endian',
    bytes: utf16be('Name,First,Second\nZoë,Aye,No\n李明,No,Aye\n'),
    votes: { Zoë: 'AR', 李明: 'RA' },
  },
  {
    file: 'Excel DE: semicolons, Windows-1252 with --encoding',
    bytes: latin1(
      'Name;Fraktion;Antrag 1;Antrag 2\r\nMüller, Jörg;SPD;Ja;Nein\r\nWeiß, Änne;FDP;Enthaltung;nicht abgegeben\r\n',
    ),
    options: { encoding: 'windows-1252' },
    votes: { 'Müller, Jörg': 'AR', 'Weiß, Änne': '--' },
  },
  {
    file: 'Excel DE: sep=, empty last cells, empty last rows',
    bytes: utf8('sep=;\r\nName;Antrag 1;Antrag 2;\r\nMüller;ja;nein;\r\nWeiß;dagegen;dafür;\r\n;;;\r\n;;;\r\n'),
    votes: { Müller: 'AR', Weiß: 'RA' },
  },
  {
    file: 'Excel: a header over two lines and a delimiter within quotes',
    bytes: utf8(
      'Name,"Motion 1\n(budget)","Motion 2, as amended"\r\n"Lee, Ann",for,against\r\n"O""Neill, Bob",against,for\r\n',
    ),
    votes: { 'Lee, Ann': 'AR', 'O"Neill, Bob': 'RA' },
    rollCalls: ['Motion 1\n(budget)', 'Motion 2, as amended'],
  },
  {
    file: 'old Macintosh line ends',
    bytes: utf8('Name,a,b\rAnn,y,n\rBob,n,y\r'),
    votes: { Ann: 'AR', Bob: 'RA' },
  },
  {
    file: 'names with commas among semicolons',
    bytes: utf8('Lee, Ann;y;n\nRay, Bob;n;y\n'),
    votes: { 'Lee, Ann': 'AR', 'Ray, Bob': 'RA' },
    reading: { header: { present: false, because: 'the first row has votes' }, delimiter: 'semicolon' },
  },
  {
    file: 'UCI house-votes-84.data: no header, parties',
    bytes: utf8('republican,n,y\nrepublican,n,?\ndemocrat,?,y\ndemocrat,n,y\n'),
    votes: { 'republican-001': 'RA', 'republican-002': 'R-', 'democrat-003': '-A', 'democrat-004': 'RA' },
    rollCalls: ['roll call 1', 'roll call 2'],
  },
  {
    file: 'one row without a header',
    bytes: utf8('Ann,y,n\n'),
    votes: { Ann: 'AR' },
    reading: { header: { present: false } },
  },
  {
    file: 'common words for votes, in any case',
    bytes: utf8(
      [
        'name,v',
        ...['Y', 'yes', 'Yea', 'AYE', 'For', 'n', 'NO', 'nay', 'Against', 'Present', 'abstain', 'Abstained'].map(
          (word, index) => `m${index},${word}`,
        ),
        'm12,Not Voting',
        'm13,not-voting',
        'm14,NA',
        'm15,N/A',
        'm16,',
        'm17,?',
      ].join('\n'),
    ),
    votes: Object.fromEntries('AAAAARRRR---------'.split('').map((vote, index) => [`m${index}`, vote])),
    reading: { rollCalls: [{ name: 'v', approve: 5, reject: 4, abstain: 3, notVoting: 6 }] },
  },
  {
    file: 'a last roll call without votes',
    bytes: utf8('name,a,b\nAnn,y,NA\nBob,n,\n'),
    votes: { Ann: 'A-', Bob: 'R-' },
  },
  {
    file: 'House of Commons: one division, with tellers',
    bytes: utf8(
      [
        'Member,Party,Constituency,Vote,Proxy Member',
        '"Abbott, Ms Diane",Labour,Hackney,Aye,',
        '"Adams, Nigel",Conservative,Selby,No,"Andrew, Stuart"',
        '"Afriyie, Adam",Conservative,Windsor,No Vote Recorded,',
        '"Green, Kate",Labour,Stretford,Teller - Ayes,',
      ].join('\r\n'),
    ),
    votes: { 'Abbott, Ms Diane': 'A', 'Adams, Nigel': 'R', 'Afriyie, Adam': '-', 'Green, Kate': '-' },
    rollCalls: ['Vote'],
    reading: { form: 'wide' },
  },
  {
    file: 'GovTrack: the vote stands before the name',
    bytes: utf8('person,state,district,vote,name,party\n400004,AL,4,Yea,Aderholt,R\n400018,TX,6,Nay,Barton,R\n'),
    votes: { 400004: 'A', 400018: 'R' },
    rollCalls: ['vote'],
    reading: { voters: { count: 2, namedBy: 'column 1 (person)' } },
  },
  {
    file: 'House of Lords: content and not content',
    bytes: utf8('Name\tDivision 1\nLord Ahmad\tContent\nBaroness Bakewell\tNot content\n'),
    votes: { 'Lord Ahmad': 'A', 'Baroness Bakewell': 'R' },
  },
  {
    file: 'European Parliament: a long form of MEPs',
    bytes: utf8(
      'vote_id,member_id,position,country_code\n101,840,FOR,FR\n101,997,AGAINST,DE\n102,840,ABSTENTION,FR\n102,997,DID_NOT_VOTE,DE\n',
    ),
    votes: { 840: 'A-', 997: 'R-' },
    rollCalls: ['101', '102'],
    reading: { form: 'long' },
  },
  {
    file: 'long form: a voter on some roll calls only',
    bytes: utf8('voter,roll call,choice\nAnn,r1,y\nBob,r1,n\nAnn,r2,n\n'),
    votes: { Ann: 'AR', Bob: 'R ' },
    rollCalls: ['r1', 'r2'],
  },
  {
    file: 'long form: columns in another order, one person in two spellings',
    bytes: utf8('Choice;RollCall;Voter\nYea;r1;Zoë\nNay;r2;ZOE\u0308\nNay;r1;Bob\nYea;r2;Bob\n'),
    votes: { Zoë: 'AR', Bob: 'RA' },
  },
  {
    file: 'VoteView: HSall_votes.csv',
    bytes: utf8(
      'congress,chamber,rollnumber,icpsr,cast_code,prob\n117,House,1,20301,1,99.1\n117,House,1,21102,6,87.0\n117,House,1,21500,9,\n117,House,2,20301,7,NA\n117,House,2,21102,2,54.3\n117,House,2,21500,0,\n',
    ),
    options: { format: 'voteview' },
    votes: { 20301: 'A-', 21102: 'RA', 21500: '- ' },
    rollCalls: ['117 House 1', '117 House 2'],
    reading: { form: 'long' },
  },
  {
    file: 'VoteView: a matrix of codes, as R writes it',
    bytes: utf8('"","name","district","V1","V2","V3"\n"1","SMITH",1,1,6,9\n"2","JONES",2,4,3,NA\n'),
    options: { format: 'voteview' },
    votes: { SMITH: 'AR-', JONES: 'RA ' },
    rollCalls: ['V1', 'V2', 'V3'],
  },
  {
    file: 'VoteView: codes as decimals',
    bytes: utf8('name,V1,V2\nSMITH,1.0,6.0\nJONES,4.0,5.0\n'),
    options: { format: 'voteview' },
    votes: { SMITH: 'AR', JONES: 'RR' },
  },
  {
    file: 'a header that looks like a ballot, with --header',
    bytes: utf8('name,yes,no\nAnn,y,n\n'),
    options: { header: true },
    votes: { Ann: 'AR' },
    rollCalls: ['yes', 'no'],
  },
  {
    file: 'bars, with --delimiter',
    bytes: utf8('name|a|b\nAnn|y|n\n'),
    options: { delimiter: '|' },
    votes: { Ann: 'AR' },
  },
  {
    file: 'the column of names is the last one',
    bytes: utf8('Motion 1,Motion 2,name\ny,n,Ann\nn,y,Bob\nn,?,Cem\n'),
    votes: { Ann: 'AR', Bob: 'RA', Cem: 'R-' },
    rollCalls: ['Motion 1', 'Motion 2'],
    reading: { voters: { count: 3, namedBy: 'column 3 (name)' } },
  },
  {
    file: 'a party between the roll calls',
    bytes: utf8('name,a,party,b\nAnn,y,D,n\nBob,n,R,y\n'),
    votes: { Ann: 'AR', Bob: 'RA' },
    rollCalls: ['a', 'b'],
    reading: { ignored: ['column 3 (party)'] },
  },
  {
    file: 'a country code that reads as a vote',
    bytes: utf8('name,country,motion\nAnn,NO,y\nBob,NO,n\nCem,SE,y\n'),
    votes: { Ann: 'A', Bob: 'R', Cem: 'A' },
    rollCalls: ['motion'],
    reading: { ignored: ['column 2 (country)'] },
  },
  {
    file: 'parties with the initials N and Y',
    bytes: utf8('name,party,motion\nAnn,N,y\nBob,Y,n\nCem,Y,y\n'),
    votes: { Ann: 'A', Bob: 'R', Cem: 'A' },
    rollCalls: ['motion'],
  },
  {
    file: 'the caucuses Majority and Minority instead of names',
    bytes: utf8('caucus,a\nMajority,y\nMajority,y\nMinority,n\n'),
    votes: { 'Majority-001': 'A', 'Majority-002': 'A', 'Minority-003': 'R' },
  },
  {
    file: 'few names that read as votes',
    bytes: utf8('name,motion\nAnn,y\nContent,n\nP,y\nBob,y\n'),
    votes: { Ann: 'A', Content: 'R', P: 'A', Bob: 'A' },
  },
  {
    file: 'a comment after the only column of votes',
    bytes: utf8('name,vote,comment\nAnn,y,no\nBob,n,\n'),
    votes: { Ann: 'A', Bob: 'R' },
    rollCalls: ['vote'],
    reading: { ignored: ['column 3 (comment)'] },
  },
  {
    file: 'the attendance after the only column of votes',
    bytes: utf8('name,vote,attended\nAnn,y,yes\nBob,n,no\n'),
    votes: { Ann: 'A', Bob: 'R' },
    rollCalls: ['vote'],
  },
  {
    file: 'long form: roll calls of the same number in two chambers',
    bytes: utf8(
      'chamber,rollcall,voter,vote\nHouse,1,Ann,y\nHouse,1,Bob,y\nSenate,1,Cem,n\nSenate,1,Dan,n\nSenate,1,Eve,n\n',
    ),
    votes: { Ann: 'A ', Bob: 'A ', Cem: ' R', Dan: ' R', Eve: ' R' },
    rollCalls: ['House 1', 'Senate 1'],
  },
  {
    file: 'long form: divisions of the same number in two sessions',
    bytes: utf8('session,division,member,vote\n1,7,Ann,Aye\n1,7,Bob,No\n2,7,Ann,No\n2,7,Bob,No\n'),
    votes: { Ann: 'AR', Bob: 'RR' },
    rollCalls: ['1 7', '2 7'],
  },
  {
    file: 'long form: a session and a date that do not differ within a roll call',
    bytes: utf8('session,date,division,member,vote\n1,5 May,7,Ann,Aye\n1,5 May,7,Bob,No\n2,6 May,8,Ann,No\n'),
    votes: { Ann: 'AR', Bob: 'R ' },
    rollCalls: ['7', '8'],
  },
  {
    file: 'long form: the numbers of votes on several bills',
    bytes: utf8('bill,vote,member,position\nB1,1,Ann,for\nB1,2,Ann,against\nB2,1,Ann,for\n'),
    votes: { Ann: 'ARA' },
    rollCalls: ['B1 1', 'B1 2', 'B2 1'],
  },
  {
    file: 'long form: a count of one for each vote',
    bytes: utf8('voter,motion,choice,count\nAnn,r1,y,1\nBob,r1,n,1\n'),
    votes: { Ann: 'A', Bob: 'R' },
    reading: { ignored: ['column 4 (count)'] },
  },
  {
    file: 'a unanimous roll call in VoteView codes',
    bytes: utf8('name,V1\nSMITH,1\nJONES,9\nLEE,\n'),
    options: { format: 'voteview' },
    votes: { SMITH: 'A', JONES: '-', LEE: ' ' },
  },
];

type Refused = readonly [file: string, bytes: Uint8Array, place: string, problem: string, options?: BallotsOptions];

const refused: readonly Refused[] = [
  [
    'Excel DE without --encoding',
    latin1('Name;a\nAnn;ja\nMüller;nein\n'),
    'line 3, column 2',
    '--encoding windows-1252',
  ],
  [
    'a truncated UTF-8 character after a UTF-8 mark',
    Buffer.from([0xef, 0xbb, 0xbf, 0x4e, 0xc3]),
    'line 1, column 2',
    'not UTF-8',
  ],
  ['a letter that an earlier program lost', utf8('name,a\nM\uFFFDller,y\n'), 'line 2, column 2', 'U+FFFD'],
  ['UTF-16 without a mark', Buffer.from('name,a\nAnn,y\n', 'utf16le'), 'line 1, column 2', '--encoding utf-16le'],
  [
    'an encoding that contradicts the mark',
    utf16('name,a\nAnn,y\n'),
    'line 1, column 1',
    'byte order mark of utf-16le',
    { encoding: 'windows-1252' },
  ],
  ['an unknown encoding', utf8('name,a\nAnn,y\n'), 'line 1, column 1', 'unknown --encoding', { encoding: 'ebcdic' }],
  ['an unknown vote', utf8('name,a,b\nAnn,y,n\nBob,y,x\n'), 'line 3, column 3', '"x" is not a vote'],
  ['codes without --format voteview', utf8('name,a\nAnn,1\nBob,6\n'), 'line 2, column 2', '--format voteview'],
  [
    'an unknown VoteView code',
    utf8('name,a,b\nAnn,1,6\nBob,12,6\n'),
    'line 3, column 2',
    '"12" is not a vote',
    { format: 'voteview' },
  ],
  ['one person twice', utf8('name,a\nAnn,y\nBob,n\nAnn,y\n'), 'line 4, column 1', 'Ann is already in line 2'],
  ['one person in two spellings', utf8('name,a\nAnn,y\nBob,n\nａnn,y\n'), 'line 4, column 1', 'as Ann in line 2'],
  [
    'a long form without a header',
    utf8('Ann,r1,y\nBob,r1,n\nAnn,r2,n\nBob,r2,n\n'),
    'line 3, column 1',
    'voter,roll call,choice',
  ],
  [
    'two votes of one person on one roll call',
    utf8('voter,rollcall,vote\nAnn,r1,y\nann,r1,y\n'),
    'line 3, column 1',
    'already has a vote on r1, in line 2',
  ],
  [
    'a first row that mixes names and votes',
    utf8('x,y,motion\nAnn,y,n\nBob,n,y\n'),
    'line 1, column 3',
    'Add --header or --no-header',
  ],
  [
    'roll calls named by numbers, with votes as codes',
    utf8('name,1,2\nAnn,1,6\n'),
    'line 1, column 2',
    'Add --header or --no-header',
    { format: 'voteview' },
  ],
  ['roll calls named yes and no', utf8('name,yes,no\nAnn,y,n\n'), 'line 1, column 2', 'Add --header or --no-header'],
  [
    'roll calls named like the columns of a long form',
    utf8('name,motion,vote\nAnn,y,n\nBob,n,y\n'),
    'line 2, column 2',
    'in a column that names roll calls',
  ],
  ['a column of remarks', utf8('name,a,remark\nAnn,y,ill\nBob,n,was late\n'), 'line 1, column 3', 'Remove it'],
  ['a first roll call without votes', utf8('name,a,b\nAnn,NA,y\nBob,NA,n\n'), 'line 1, column 2', 'without votes'],
  ['an unclosed quote', utf8('name,a\n"Ann,y\nBob,n\n'), 'line 2, column 1', 'the quote is never closed'],
  ['a quote within a cell', utf8('name,a\nAnn "A",y\n'), 'line 2, column 1', 'quote'],
  [
    'a title over the table',
    utf8('Votes of March\nname,a\nAnn,y\n'),
    'line 2, column 2',
    'has 2 cells, but the first row has 1',
  ],
  ['a voter without a name', utf8('name,a\nAnn,y\n,n\n'), 'line 3, column 1', 'has no name'],
  ['a name with an invisible character', utf8('name,a\nAnn,y\nBo\u200Bb,n\n'), 'line 3, column 1', 'invisible'],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'line 1, column 1', 'UTF-32'],
  ['no column of names', utf8('y,n,y\nn,n,y\ny,y,y\ny,n,n\n'), 'line 1, column 1', 'no column names the voters. Add a'],
  [
    'no column of names, with a header',
    utf8('m1,m2\ny,n\nn,y\n'),
    'line 1, column 1',
    'Add a first column named voter',
  ],
  [
    'no column of names, with more roll calls than voters',
    utf8('Motion 1;Motion 2;Motion 3\nyes;no;yes\nyes;no;no\n'),
    'line 1, column 1',
    'no column names the voters',
  ],
  ['a single column of votes', utf8('vote\ny\nn\n'), 'line 1, column 1', 'no column names the voters'],
  ['no column of names, but parties later', utf8('?,y,n\nNA,n,y\n,y,n\n'), 'line 1, column 1', 'without votes'],
  [
    'no column of names, with votes as codes',
    utf8('V1,V2,V3\n1,6,1\n6,1,6\n1,6,6\n'),
    'line 1, column 1',
    'no column names the voters',
    { format: 'voteview' },
  ],
  [
    'votes in a column named name',
    utf8('name,a\ny,n\nn,y\nyes,n\n'),
    'line 1, column 1',
    'may be a label or a roll call',
  ],
  ['names last, without a header', utf8('y,n,Ann\nn,y,Bob\n'), 'line 1, column 3', 'move it to the front if it names'],
  ['a country with nothing but yes', utf8('name,land,a\nAnn,y,n\nBob,y,y\n'), 'line 1, column 2', 'Rename it'],
  ['only labels', utf8('name,country\nAnn,NO\n'), 'line 1, column 2', 'Rename the columns that hold votes'],
  ['a row for each motion', utf8('Motion,Ann,Bob\nM1,y,n\nM2,n,n\n'), 'line 1, column 1', 'Transpose the table'],
  ['a country with yes and no', utf8('name,country,a\nAnn,y,n\nBob,n,y\n'), 'line 1, column 2', 'Rename it'],
  [
    'long form: two dates of one bill',
    utf8('date,bill,legislator,vote\n5 May,B1,Ann,y\n5 May,B1,Bob,y\n6 May,B1,Cem,n\n'),
    'line 4, column 1',
    'date is "6 May", but "5 May" in line 2 for the same roll call',
  ],
  [
    'long form: a missing chamber',
    utf8('chamber,rollcall,voter,vote\nHouse,1,Ann,y\n,1,Cem,n\n'),
    'line 3, column 1',
    'Fill it in',
  ],
  [
    'one column of votes in two chambers',
    utf8('chamber,name,vote\nHouse,Ann,y\nSenate,Cem,n\n'),
    'line 3, column 1',
    'may have several roll calls',
  ],
  [
    'the motion of each vote, with an unknown word for the voter',
    utf8('Steward,motion,vote\nAnn,r1,y\nBob,r2,n\n'),
    'line 3, column 2',
    'name its columns voter, roll call and choice',
  ],
  ['votes as 0 and 1', utf8('name,a\nAnn,1\nBob,0\n'), 'line 2, column 2', 'Replace the numbers with words'],
  ...['1\nBob,0\nCem,0', '1\nBob,2\nCem,2', '1\nBob,3\nCem,9'].map((votes): Refused => [
    `numbers that are not VoteView's: ${votes.replaceAll('\n', ' ')}`,
    utf8(`name,a\nAnn,${votes}\n`),
    'line 3, column 2',
    'no vote is a nay (4, 5 or 6)',
    { format: 'voteview' },
  ]),
  [
    'long form: 0 and 1 as VoteView codes',
    utf8('voter,rollcall,vote\nAnn,1,1\nBob,1,0\nCem,1,0\n'),
    'line 3, column 3',
    'means not a member',
    { format: 'voteview' },
  ],
  [
    'a last row with the result',
    utf8('name,a,b\nAnn,y,n\nBob,n,n\nResult,No,No\n'),
    'line 4, column 1',
    'looks like a result',
  ],
  ['a last row with the total', utf8('name,a\nAnn,y\nTotal,yes\n'), 'line 3, column 1', 'Remove it'],
  [
    'a result after parties',
    utf8('Class,a\nrep,y\nrep,n\nFinal result:,n\n'),
    'line 4, column 1',
    'looks like a result',
  ],
  [
    'long form: a result for each roll call',
    utf8('voter,roll call,choice\nAnn,r1,y\nResult,r1,y\n'),
    'line 3, column 1',
    'looks like a result',
  ],
  ['roll calls P and N', utf8('Delegate,P,N\nAnn,Y,N\nBob,N,Y\n'), 'line 1, column 2', 'Add --header or --no-header'],
  [
    'roll calls in another case',
    utf8('Steward,P,N\nAnn,y,n\nBob,n,y\n'),
    'line 1, column 2',
    'Add --header or --no-header',
  ],
  [
    'roll calls P and N beside numbers',
    utf8('Seat,P,N\n1,N,P\n2,N,P\n'),
    'line 1, column 2',
    'Add --header or --no-header',
  ],
  [
    'roll calls P and N without a title',
    utf8(',P,N\nAnn,N,P\nBob,N,P\n'),
    'line 1, column 2',
    'Add --header or --no-header',
  ],
  [
    'votes with counts',
    utf8('party,vote,count\nD,yes,30\nR,no,20\n'),
    'line 2, column 3',
    'each row counts as one vote',
  ],
  ['votes with weights', utf8('name,shares,vote\nAnn,1,yes\nBob,20,no\n'), 'line 3, column 2', 'remove the column'],
  [
    'long form: votes with counts',
    utf8('member,bill,vote,count\nAnn,B1,yes,1\nBob,B1,no,20\n'),
    'line 3, column 4',
    'each row counts as one vote',
  ],
  ['a column of comments', utf8('name,a,comment\nAnn,y,no\nBob,n,\n'), 'line 1, column 3', 'Remove it'],
  [
    'UTF-8 with another --encoding',
    utf8('name,a\nAnn,y\nZoë,n\n'),
    'line 3, column 3',
    'the text is valid UTF-8, but --encoding is windows-1252',
    { encoding: 'windows-1252' },
  ],
];

describe('the corpus of ballots files', () => {
  it('has at least forty examples', () => {
    expect(readable.length + refused.length).toBeGreaterThanOrEqual(40);
  });

  it.each(readable)('is read: $file', ({ bytes, options, votes, rollCalls, reading }) => {
    const read = readBallots(bytes, 'ballots.csv', options);
    const letter = { APPROVE: 'A', REJECT: 'R', ABSTAIN: '-' } as const;
    const found = read.ballots.members.map(({ id, choices }) => [
      id,
      choices.map((choice) => (choice === null ? ' ' : letter[choice])).join(''),
    ]);
    expect(Object.fromEntries(found)).toEqual(votes);
    expect(found).toHaveLength(Object.keys(votes).length);
    if (rollCalls !== undefined) expect(read.ballots.rollCalls).toEqual(rollCalls);
    if (reading !== undefined) expect(read.reading).toMatchObject(reading);
  });

  // Objects, because jest passes a done callback for a parameter that a row omits.
  const files = refused.map(([file, bytes, place, problem, options]) => ({ file, bytes, place, problem, options }));

  it.each(files)('is refused with line and column: $file', ({ bytes, place, problem, options }) => {
    const read = (): unknown => readBallots(bytes, 'ballots.csv', options);
    expect(read).toThrow(InvalidBallots);
    expect(read).toThrow(`ballots.csv, ${place}: `);
    expect(read).toThrow(problem);
  });
});
