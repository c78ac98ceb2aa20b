import { readFileSync } from 'node:fs';
import { WrongUsage } from '../cli-command.ts';
import { InvalidBallots, readBallots, type Ballots, type BallotsOptions, type Reading } from './ballots.ts';
import { delimiters } from './delimited.ts';

/** The options that describe a ballots file. */
export interface FileOptions {
  readonly encoding?: string | undefined;
  /** A character, or its name. */
  readonly delimiter?: string | undefined;
  readonly header?: boolean | undefined;
  readonly format?: string | undefined;
}

/** Reads and checks a whole ballots file. @throws WrongUsage when the file is unreadable or invalid */
export function readBallotsFile(
  file: string,
  options: FileOptions = {},
): { readonly ballots: Ballots; readonly reading: Reading } {
  const how: BallotsOptions = {
    encoding: options.encoding,
    delimiter: options.delimiter === undefined ? undefined : delimiterOf(options.delimiter),
    header: options.header,
    format: options.format === undefined ? undefined : formatOf(options.format),
  };
  const bytes = bytesOf(file);
  try {
    return readBallots(bytes, file, how);
  } catch (error) {
    throw error instanceof InvalidBallots ? new WrongUsage(error.message) : error;
  }
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new WrongUsage(`The file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function delimiterOf(given: string): string {
  const found = Object.entries(delimiters).find(([character, name]) => given === character || given === name);
  if (found !== undefined) return found[0];
  throw new WrongUsage(`Unknown --delimiter ${given}. Use one of ${Object.values(delimiters).join(', ')}.`);
}

function formatOf(given: string): 'voteview' {
  if (given === 'voteview') return given;
  throw new WrongUsage(`Unknown --format ${given}. Use voteview, or omit --format if the votes are words.`);
}
