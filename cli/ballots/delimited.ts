import { CsvError, parse, type InfoField } from 'csv-parse/sync';
import { isCast, type Vocabulary } from './choices.ts';
import type { Place, Refuse } from './invalid-ballots.ts';

export interface Cell extends Place {
  readonly text: string;
}

export type Row = readonly Cell[];

export function cellOf(row: Row | undefined, column: number): Cell {
  const cell = row?.[column];
  if (cell === undefined)
    throw new TypeError(`A row has ${row?.length ?? 0} cells, so it has no column ${column + 1}.`);
  return cell;
}

export interface DelimitedText {
  /** The rows that are not empty. */
  readonly rows: readonly Row[];
  readonly delimiter: string;
}

export const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

const mostCharactersOfRow = 10_000_000;
/** Detects the delimiter from this many rows. */
const sampleRows = 50;

/** Splits a file into cells. If no delimiter is given, uses the one that separates the most votes. */
export function readDelimited(
  text: string,
  given: string | undefined,
  vocabulary: Vocabulary,
  refuse: Refuse,
): DelimitedText {
  // Excel declares the delimiter in a first line such as sep=; which is not a ballot.
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
    // A row of votes has at least two cells, because one of them names the voter.
    const votes = (rows instanceof CsvError ? [] : rows)
      .filter((row) => row.length > 1)
      .flatMap((row) => row.filter((cell) => isCast(vocabulary(cell.text))));
    return { delimiter, votes: votes.length, fault: rows instanceof CsvError ? rows : undefined };
  });
  const [best, second] = scores.toSorted((one, other) => other.votes - one.votes);
  if (best === undefined || best.votes === 0) {
    const fault = scores.find((score) => score.fault !== undefined)?.fault;
    if (fault !== undefined) return refuse(...faultOf(fault, text));
    // The file has no votes. Splits it anyway, so that the error can point to a cell.
    return scores.find(({ delimiter }) => text.includes(delimiter))?.delimiter ?? ',';
  }
  if (second?.votes === best.votes) {
    const names = [best, second].map(({ delimiter }) => delimiters[delimiter as keyof typeof delimiters]);
    return refuse({ line: 1, column: 1 }, `the delimiter may be ${names.join(' or ')}. Add --delimiter`);
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
  CSV_QUOTE_NOT_CLOSED: 'the quote is never closed',
  INVALID_OPENING_QUOTE: 'a quote occurs in a cell that is not quoted',
  CSV_INVALID_CLOSING_QUOTE: 'a quoted cell continues after its closing quote',
  CSV_MAX_RECORD_SIZE: 'a row is longer than 10 MB',
};

function faultOf(fault: CsvError, text: string): readonly [Place, string] {
  const problem = problems[fault.code] ?? fault.message;
  const {
    lines,
    index,
    bytes_records: read,
  } = fault as unknown as { lines: number; index: number; bytes_records: number };
  // The parser reports an unclosed quote at the end of the file. The error names the row that opens it.
  const isOpen = fault.code === 'CSV_QUOTE_NOT_CLOSED';
  const line = isOpen
    ? Buffer.from(text)
        .subarray(0, read)
        .toString()
        .split(/\r\n|\n|\r/).length
    : lines;
  return [{ line, column: index + 1 }, problem];
}
