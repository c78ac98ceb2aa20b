/** Lines and columns count from 1; columns are cells, or characters where the cells are not known yet. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A ballots file that cannot be counted, with the place of the fault. */
export class InvalidBallots extends Error {
  override readonly name = 'InvalidBallots';

  constructor(file: string, { line, column }: Place, problem: string) {
    super(
      `${file}, line ${line}, column ${column}: ${problem}.\n` +
        'docs/ballots.md describes ballots files. npx assent import-ballots --explain FILE shows how a file is read.',
    );
  }
}

/** Ends the reading of one file. */
export type Refuse = (place: Place, problem: string) => never;
