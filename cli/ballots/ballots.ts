import { codesOfVoteView, wordsOfVotes } from './choices.ts';
import { longColumnsOf } from './columns.ts';
import { delimiters, readDelimited, type Row } from './delimited.ts';
import { decode, type DecodedText } from './encoding.ts';
import { headerOf, type HeaderFound, type How } from './header.ts';
import { InvalidBallots, type Refuse } from './invalid-ballots.ts';
import { readLong } from './long-form.ts';
import { ballotsOf, countsOf, type Ballots, type RollCallCount, type Votes } from './tally.ts';
import { describe } from './voter-names.ts';
import { readWide } from './wide-form.ts';

export type { Choice } from './choices.ts';
export { InvalidBallots } from './invalid-ballots.ts';
export type { Ballots } from './tally.ts';

/** Reading options. Unset options are detected from the file. */
export interface BallotsOptions {
  /** A WHATWG label, such as windows-1252. */
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly header?: boolean | undefined;
  /** Undefined: the votes are words. */
  readonly format?: 'voteview' | undefined;
}

/** How a file was read, so that a person can check it. */
export interface Reading {
  readonly encoding: Pick<DecodedText, 'encoding' | 'because'>;
  readonly delimiter: string;
  readonly header: HeaderFound;
  /** Wide: one row per voter. Long: one row per vote. */
  readonly form: 'wide' | 'long';
  readonly voters: { readonly count: number; readonly namedBy: string };
  /** The columns that hold neither votes nor the names of voters or roll calls. */
  readonly ignored: readonly string[];
  readonly rollCalls: readonly RollCallCount[];
}

/**
 * Reads a ballots file (docs/ballots.md). Refuses an ambiguous file, because a misread vote can change a decision.
 * @throws InvalidBallots
 */
export function readBallots(
  bytes: Uint8Array,
  file: string,
  options: BallotsOptions = {},
): { readonly ballots: Ballots; readonly reading: Reading } {
  const refuse: Refuse = (place, problem) => {
    throw new InvalidBallots(file, place, problem);
  };
  const codes = options.format === 'voteview';
  const vocabulary = codes ? codesOfVoteView : wordsOfVotes;
  const { text, encoding, because } = decode(bytes, options.encoding, refuse);
  const { rows: all, delimiter } = readDelimited(text, options.delimiter, vocabulary, refuse);
  const rows = evenRows(all, refuse);
  const found = votesIn(rows, { vocabulary, codes, header: options.header }, refuse);
  return {
    ballots: ballotsOf(found.votes, refuse),
    reading: {
      encoding: { encoding, because },
      delimiter: (delimiters as Readonly<Record<string, string>>)[delimiter] ?? delimiter,
      header: found.header,
      form: found.form,
      voters: { count: found.votes.voters.length, namedBy: found.namedBy },
      ignored: found.ignored.map((column) =>
        describe(found.header.present ? (rows[0]?.[column]?.text ?? '') : '', column),
      ),
      rollCalls: countsOf(found.votes),
    },
  };
}

/** Checks that all rows have the same number of cells, and drops trailing columns that are empty in every row. */
function evenRows(all: readonly Row[], refuse: Refuse): readonly Row[] {
  const [first, ...rest] = all;
  if (first === undefined) return refuse({ line: 1, column: 1 }, 'the file is empty');
  // R writes row numbers as a first column that has no cell in the header.
  const isFromR =
    rest.length > 0 &&
    rest.every((row, index) => row.length === first.length + 1 && row[0]?.text === String(index + 1));
  const rows = isFromR ? [[{ text: '', line: first[0]?.line ?? 1, column: 1 }, ...first], ...rest] : all;
  const filled = rows.map((row) => row.findLastIndex(({ text }) => text !== '') + 1);
  const width = Math.min(rows[0]?.length ?? 0, Math.max(...filled));
  return rows.map((row, index) => {
    if (row.length >= width && (filled[index] ?? 0) <= width) return row.slice(0, width);
    const place = { line: row[0]?.line ?? 1, column: Math.min(row.length, width) + 1 };
    return refuse(place, `the row has ${row.length} cells, but the first row has ${width}`);
  });
}

interface Found {
  readonly votes: Votes;
  readonly form: Reading['form'];
  readonly header: HeaderFound;
  readonly namedBy: string;
  readonly ignored: readonly number[];
}

function votesIn(rows: readonly Row[], how: How, refuse: Refuse): Found {
  const [first = [], ...rest] = rows;
  const long = how.header === false ? undefined : longColumnsOf(first.map(({ text }) => text));
  if (long !== undefined) {
    if (rest.length === 0) return refuse({ line: (first[0]?.line ?? 1) + 1, column: 1 }, 'the file has no ballots');
    const header = { present: true, because: 'it names a voter, a roll call and a choice' };
    const namedBy = describe(first[long.voter]?.text ?? '', long.voter);
    const { ignored, ...votes } = readLong({ ...how, header: first, rows: rest, columns: long }, refuse);
    return { votes, form: 'long', header, namedBy, ignored };
  }
  const header = headerOf(rows, how, refuse);
  const body = header.present ? rest : rows;
  if (body.length === 0) return refuse({ line: (first[0]?.line ?? 1) + 1, column: 1 }, 'the file has no ballots');
  const { namedBy, ignored, ...votes } = readWide(
    { ...how, header: header.present ? first : null, rows: body },
    refuse,
  );
  return { votes, form: 'wide', header, namedBy, ignored };
}
