import { parseArgs } from 'node:util';

/** The command line asks for something that does not exist. The message says what exists. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Options {
  readonly help: boolean;
  readonly quick: boolean;
  readonly groups: readonly string[];
  readonly rounds: number;
  /** Events in each log of the group `growth`. */
  readonly growth: readonly number[];
  /** For each shape of the group `memory`. */
  readonly minutes: number;
  /** The folder for CPU profiles. */
  readonly profile: string | undefined;
  readonly json: string | undefined;
  readonly report: boolean;
  readonly reportFrom: string | undefined;
}

export const usage = (groups: readonly string[]): string => `Usage: npm run bench -- [options]

Measures Assent beside its peers on an embedded PostgreSQL in a temporary folder, and prints one table.

  --quick              fewer and shorter rounds: under 3 minutes, and without eventstoredb, growth and memory
  --only GROUP,…       some of ${groups.join(', ')}
  --rounds N           rounds of each figure (default 5, at least 1; 3 with --quick)
  --growth N,…         events in the log at which growth is measured (default 10000,1000000,5000000)
  --minutes N          how long memory is watched under load (default 10)
  --profile DIR        writes a CPU profile of each process to a folder
  --json FILE          writes the figures and the machine to a file
  --report             writes docs/performance.md and its plots from this run
  --report-from FILE   writes them from such a file, and measures nothing
  --help               shows this

EVENTSTOREDB_URL names a server for the group eventstoredb. Without it, the group uses the double of the tests.

Exit codes: 0 measured, whether limits are reached or not; 1 something could not be measured; 2 wrong usage.
`;

const slow = ['eventstoredb', 'growth', 'memory'];

/** @throws UsageError */
export function readOptions(args: readonly string[], groups: readonly string[]): Options {
  const { values } = parse(args);
  const quick = values.quick ?? false;
  return {
    help: values.help ?? false,
    quick,
    groups: chosen(values.only, groups) ?? groups.filter((name) => !quick || !slow.includes(name)),
    rounds: wholeNumber('--rounds', values.rounds) ?? (quick ? 3 : 5),
    growth: (values.growth ?? '10000,1000000,5000000').split(',').map((size) => wholeNumber('--growth', size)),
    minutes: wholeNumber('--minutes', values.minutes) ?? 10,
    profile: values.profile,
    json: values.json,
    report: values.report ?? false,
    reportFrom: values['report-from'],
  };
}

function chosen(only: string | undefined, groups: readonly string[]): readonly string[] | undefined {
  if (only === undefined) return undefined;
  const names = only
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) throw new UsageError(`--only names no group. The groups are ${groups.join(', ')}.`);
  const unknown = names.filter((name) => !groups.includes(name));
  if (unknown.length === 0) return names;
  throw new UsageError(`There is no group ${unknown.join(', ')}. The groups are ${groups.join(', ')}.`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean' },
        only: { type: 'string' },
        rounds: { type: 'string' },
        growth: { type: 'string' },
        minutes: { type: 'string' },
        profile: { type: 'string' },
        json: { type: 'string' },
        report: { type: 'boolean' },
        'report-from': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split('. ');
    throw new UsageError(`${sentence}. npm run bench -- --help shows the options.`, { cause: error });
  }
}

function wholeNumber(option: string, text: string): number;
function wholeNumber(option: string, text: string | undefined): number | undefined;
function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new UsageError(`${option} must be a whole number greater than zero, and is '${text}'.`);
}
