import { CsvError, parse, type InfoField } from 'csv-parse/sync';
import { isCast, type Vocabulary } from './choices.ts';
import type { Place, Refuse } from './invalid-ballots.ts';

export interface Cell extends Place {
  readonly text: string;
}

export type Row = readonly Cell[];

export interface DelimitedText {
  /** Rows that have something in them. */
  readonly rows: readonly Row[];
  readonly delimiter: string;
}

export const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

const mostCharactersOfRow = 10_000_000;
/** So many rows say which delimiter a file has. */
const sampleRows = 50;

/** The cells of a file. Without a given delimiter it is the one that sets most votes apart. */
export function readDelimited(
  text: string,
  given: string | undefined,
  vocabulary: Vocabulary,
  refuse: Refuse,
): DelimitedText {
  // Excel's own way to say it, which is no ballot.
  const said = /^sep=([,;\t|])\r?\n/i.exec(text);
  const delimiter = given ?? said?.[1] ?? likeliestDelimiter(text, vocabulary, refuse);
  const rows = rowsOf(text, delimiter, undefined);
  if (rows instanceof CsvError) return refuse(...faultOf(rows, text));
  const all = (said === null ? rows : rows.slice(1)).filter((row) => row.some((cell) => cell.text !== ''));
  return { rows: all, delimiter };
}

function likeliestDelimiter(text: string, vocabulary: Vocabulary, refuse: Refuse): string {
  const scores = Object.keys(delimiters).map((delimiter) => {
    const rows = rowsOf(text, delimiter, sampleRows);
    // The first row may be a header, and a column of votes stands beside one that names the voter.
    const votes = (rows instanceof CsvError ? [] : rows)
      .filter((row) => row.length > 1)
      .flatMap((row) => row.filter((cell) => isCast(vocabulary(cell.text))));
    return { delimiter, votes: votes.length, fault: rows instanceof CsvError ? rows : undefined };
  });
  const [best, second] = scores.toSorted((one, other) => other.votes - one.votes);
  if (best === undefined || best.votes === 0) {
    const fault = scores.find((score) => score.fault !== undefined)?.fault;
    if (fault !== undefined) return refuse(...faultOf(fault, text));
    // A file without any vote: the place that is wrong is found by its cells.
    return scores.find(({ delimiter }) => text.includes(delimiter))?.delimiter ?? ',';
  }
  if (second?.votes === best.votes) {
    const names = [best, second].map(({ delimiter }) => delimiters[delimiter as keyof typeof delimiters]);
    return refuse({ line: 1, column: 1 }, `cells may be delimited by ${names.join(' or ')}: say --delimiter`);
  }
  return best.delimiter;
}

function rowsOf(text: string, delimiter: string, mostRows: number | undefined): readonly Row[] | CsvError {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: mostCharactersOfRow,
      ...(mostRows !== undefined && { to: mostRows }),
      cast: (value: string, { lines, index }: InfoField): Cell => ({
        text: value.trim(),
        line: lines,
        column: index + 1,
      }),
    }) as unknown as readonly Row[];
  } catch (fault) {
    if (fault instanceof CsvError) return fault;
    throw fault;
  }
}

const problems: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a cell begins with a quote and never ends with one',
  INVALID_OPENING_QUOTE: 'there is a quote in a cell that does not begin with one',
  CSV_INVALID_CLOSING_QUOTE: 'a quoted cell goes on after its closing quote',
  CSV_MAX_RECORD_SIZE: 'a row is longer than 10 MB',
};

function faultOf(fault: CsvError, text: string): readonly [Place, string] {
  const problem = problems[fault.code] ?? fault.message;
  const {
    lines,
    index,
    bytes_records: read,
  } = fault as unknown as { lines: number; index: number; bytes_records: number };
  // An open quote is found at the end of the file: said is the row in which it was opened.
  const isOpen = fault.code === 'CSV_QUOTE_NOT_CLOSED';
  const line = isOpen
    ? Buffer.from(text)
        .subarray(0, read)
        .toString()
        .split(/\r\n|\n|\r/).length
    : lines;
  return [{ line, column: index + 1 }, problem];
}
