import { WrongUsage } from '../cli/cli-command.ts';
import { readSettings, usage } from './settings.ts';

describe('the options of the load', () => {
  it('S7-5 are those that it was asked to have', () => {
    const args = '--rate 1000 --minutes 5 --shape spike --url https://assent.example/ --seed 7'.split(' ');
    expect(readSettings(args, {})).toMatchObject({
      url: 'https://assent.example',
      shape: 'spike',
      of: 'lives',
      rate: 1_000,
      seconds: 300,
      seed: 7,
      mix: { submissions: 600, votes: 300, executions: 0, queries: 100 },
      json: { to: 'nowhere' },
    });
    expect(readSettings([], { ASSENT_URL: 'http://localhost:1' }).url).toBe('http://localhost:1');
    expect(readSettings([], {}).url).toBe('http://127.0.0.1:9003');
  });

  it.each<[args: string[], json: object]>([
    [['--json'], { to: 'stdout' }],
    [['--json', '--settle'], { to: 'stdout' }],
    [['--json', 'out.json', '--settle'], { to: 'file', file: 'out.json' }],
    [['--json=out.json'], { to: 'file', file: 'out.json' }],
  ])('write JSON where %j says', (args, json) => {
    expect(readSettings(args, {}).json).toEqual(json);
  });

  it.each<[args: string, says: string]>([
    ['--rate much', '--rate much is not a number from 0.01 to 100000'],
    ['--rate 0', '--rate 0 is not a number'],
    ['--rate=', '--rate  is not a number'],
    ['--minutes -1', "Option '--minutes' argument is ambiguous"],
    ['--minutes Infinity', '--minutes Infinity is not a number'],
    ['--validators 2.5', '--validators 2.5 is not a whole number'],
    ['--validators 10001', 'is not a number from 1 to 10000'],
    ['--shape square', '--shape square is unknown. Use one of sustained, spike, mixed, cascade'],
    ['--of tokens', '--of tokens is unknown. Use one of lives'],
    ['--shape mixed --of votes', '--of is for --shape sustained and spike'],
    ['--arrivals late', '--arrivals late is unknown. Use one of fixed, poisson'],
    ['--votes never', '--votes never is unknown. Use one of in-turn, at-once'],
    ['--hot 2', '--hot 2 is not a number from 0 to 1'],
    ['--mix lives=1', '--mix lives is unknown. Use one of'],
    ['--mix votes=many', '--mix votes many is not a number'],
    ['--mix votes=0', '--mix votes=0 has no weight above 0'],
    ['--url nowhere', '--url nowhere is not a URL'],
    ['--url ftp://nowhere', 'is not a URL'],
    ['--json=', '--json= names no file'],
    ['--rates 5', "Unknown option '--rates'"],
    ['100', 'Unexpected argument'],
  ])('are refused with what is wrong: %s', (args, says) => {
    const read = () => readSettings(args.split(' '), {});
    expect(read).toThrow(WrongUsage);
    expect(read).toThrow(says);
  });

  it('are all in the help', () => {
    const options = [...usage.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, name = '']) => name);
    expect(options).toHaveLength(21);
    for (const option of options) {
      // Taken with or without a value: what is refused is never the option itself.
      const tried = ['', '=1'].map((value) => {
        try {
          readSettings([`${option}${value}`], {});
          return '';
        } catch (error) {
          return String(error);
        }
      });
      for (const message of tried) expect([option, message]).not.toEqual([option, expect.stringContaining('Unknown')]);
    }
  });
});
