/** Lines and columns count from 1; columns are cells, or characters where the cells are not known yet. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A ballots file that cannot be counted, with the place that is wrong. */
export class InvalidBallots extends Error {
  override readonly name = 'InvalidBallots';

  constructor(file: string, { line, column }: Place, problem: string) {
    super(
      `${file}, line ${line}, column ${column}: ${problem}.\n` +
        'docs/ballots.md says what a ballots file may contain; npx assent import-ballots --explain FILE says how one is read.',
    );
  }
}

/** Ends the reading of one file. */
export type Refuse = (place: Place, problem: string) => never;
