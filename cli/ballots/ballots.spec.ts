import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { InvalidBallots, parseBallots } from './ballots.ts';

describe('ballots', () => {
  it('reads the votes of the House of 1984', async () => {
    const file = 'examples/house-votes-84.csv';
    const { rollCalls, members } = parseBallots(await readFile(file, 'utf8'), file);
    expect([rollCalls.length, members.length]).toEqual([16, 435]);
    expect(rollCalls[1]).toBe('water-project-cost-sharing');
    const votes = (choice: string) => members.filter(({ choices }) => choices[1] === choice).length;
    expect([votes('APPROVE'), votes('REJECT'), votes('ABSTAIN')]).toEqual([195, 192, 48]);
    expect(new Set(members.map(({ id }) => id)).size).toBe(435);
  });

  it('takes Windows line ends, a byte order mark, blanks and a blank last line', () => {
    expect(parseBallots('\uFEFFClass, a ,b\r\nx, y,?\r\n\r\n', 'f')).toEqual({
      rollCalls: ['a', 'b'],
      members: [{ id: 'x-001', choices: ['APPROVE', 'ABSTAIN'] }],
    });
  });

  it.each([
    ['', 1, 1, 'the header is missing'],
    ['Class\nx', 1, 2, 'names no roll call'],
    ['Class,a,\nx,y,y', 1, 3, 'has no name'],
    ['Class,a,b,a\nx,y,y,y', 1, 4, 'a is there twice'],
    ['Class,a\n', 2, 1, 'there is no ballot'],
    ['Class,a,b\nx,y,n\nx,y,maybe', 3, 3, '"maybe" is none of y, n and ?'],
    ['Class,a,b\nx,y', 2, 3, '1 votes stand here for 2 roll calls'],
    ['Class,a,b\n\nx,y,n,n', 3, 4, '3 votes stand here for 2 roll calls'],
    ['Class,a\n,y', 2, 1, 'the class is missing'],
  ])('names the line and the column of %j', (text, line, column, problem) => {
    expect(() => parseBallots(text, 'votes.csv')).toThrow(InvalidBallots);
    expect(() => parseBallots(text, 'votes.csv')).toThrow(`votes.csv, line ${line}, column ${column}: `);
    expect(() => parseBallots(text, 'votes.csv')).toThrow(problem);
  });

  it('gives back what was written, or says what is wrong, and nothing else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parseBallots(text, 'f');
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidBallots);
        }
      }),
    );
  });
});
