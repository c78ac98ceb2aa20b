/** Lines and columns count from 1. A column is a cell, or a character before the file is split into cells. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A refused ballots file, with the place of the fault. */
export class InvalidBallots extends Error {
  override readonly name = 'InvalidBallots';

  constructor(file: string, { line, column }: Place, problem: string) {
    super(
      `${file}, line ${line}, column ${column}: ${problem}.\n` +
        'See docs/ballots.md for the format. npx assent import-ballots --explain FILE shows how a file is read.',
    );
  }
}

/** Throws InvalidBallots for the file being read. */
export type Refuse = (place: Place, problem: string) => never;
