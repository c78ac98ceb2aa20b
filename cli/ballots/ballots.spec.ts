import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { InvalidBallots, readBallots } from './ballots.ts';
import { summaryOf } from './reading.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('ballots', () => {
  it('reads the 1984 votes of the US House', async () => {
    const file = 'examples/house-votes-84.csv';
    const { ballots, reading } = readBallots(await readFile(file), file);
    const { rollCalls, members } = ballots;
    expect([rollCalls.length, members.length]).toEqual([16, 435]);
    expect(rollCalls[1]).toBe('water-project-cost-sharing');
    const votes = (choice: string) => members.filter(({ choices }) => choices[1] === choice).length;
    expect([votes('APPROVE'), votes('REJECT'), votes('ABSTAIN')]).toEqual([195, 192, 48]);
    expect(new Set(members.map(({ id }) => id)).size).toBe(435);
    expect(reading.voters).toEqual({ count: 435, namedBy: 'column 1 (Class) and their order' });
    expect(reading.rollCalls[1]).toMatchObject({ approve: 195, reject: 192, abstain: 0, notVoting: 48 });
  });

  it('counts every voter of the same file without its header', async () => {
    const text = await readFile('examples/house-votes-84.csv', 'utf8');
    const { ballots, reading } = readBallots(utf8(text.slice(text.indexOf('\n') + 1)), 'f');
    expect(ballots.members).toHaveLength(435);
    expect(ballots.rollCalls[15]).toBe('roll call 16');
    expect(reading.header).toEqual({ present: false, because: 'the first row has votes' });
  });

  it('says in one line which header, names and columns were assumed', () => {
    const said = (text: string): string => summaryOf(readBallots(utf8(text), 'f').reading);
    expect(said('name,country,a\nAnn,NO,y\n')).toBe(
      'Voters: 1, named by column 1 (name); first row: header; ignored: column 2 (country)',
    );
    expect(said('Ann,y\nBob,n\n')).toBe('Voters: 2, named by column 1; first row: ballot');
  });

  it('accepts Windows line ends, a byte order mark, blanks and a blank last line', () => {
    expect(readBallots(utf8('\uFEFFClass, a ,b\r\nx, y,?\r\n\r\n'), 'f').ballots).toEqual({
      rollCalls: ['a', 'b'],
      members: [{ id: 'x-001', choices: ['APPROVE', 'ABSTAIN'] }],
    });
  });

  it.each([
    ['', 1, 1, 'the file is empty'],
    ['Class\nx', 1, 2, 'the file has no roll call'],
    ['Class,a,\nx,y,y', 1, 3, 'has no name'],
    ['Class,a,b,a\nx,y,y,y', 1, 4, 'another roll call is already named a'],
    ['Class,a\n', 2, 1, 'the file has no ballots'],
    ['Class,a,b\nx,y,n\nx,y,maybe', 3, 3, '"maybe" is not a vote'],
    ['Class,a\nx,perhaps', 2, 2, '"perhaps" is not a vote'],
    ['Class,a,b\nx,y', 2, 3, 'the row has 2 cells, but the first row has 3'],
    ['Class,a,b\n\nx,y,n,n', 3, 4, 'the row has 4 cells, but the first row has 3'],
    ['Class,a\n,y', 2, 1, "the voter's class is missing"],
  ])('names the line and the column of %j', (text, line, column, problem) => {
    const read = (): unknown => readBallots(utf8(text), 'votes.csv');
    expect(read).toThrow(InvalidBallots);
    expect(read).toThrow(`votes.csv, line ${line}, column ${column}: `);
    expect(read).toThrow(problem);
  });

  it('either reads a file or throws InvalidBallots', () => {
    const cell = fc.oneof(
      fc.constantFrom('y', 'n', 'NA', '', 'name', 'vote', 'roll call', '"', ',', '\n', '1'),
      fc.string(),
    );
    const file = fc.oneof(
      fc.uint8Array(),
      fc.string().map(utf8),
      fc.array(fc.array(cell, { maxLength: 4 })).map((rows) => utf8(rows.map((row) => row.join(',')).join('\n'))),
    );
    const options = fc.record({
      header: fc.option(fc.boolean(), { nil: undefined }),
      format: fc.constantFrom(undefined, 'voteview' as const),
    });
    fc.assert(
      fc.property(file, options, (bytes, given) => {
        try {
          const { ballots } = readBallots(bytes, 'f', given);
          for (const { choices } of ballots.members) expect(choices).toHaveLength(ballots.rollCalls.length);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidBallots);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
