import { parseArgs } from 'node:util';

/** What was asked for is not what there is; the message says what there is. */
export class UsageError extends Error {
  name = 'UsageError';
}

export const usage = (groups) => `Usage: npm run bench -- [options]

Measures Assent beside its peers on an embedded PostgreSQL in a temporary folder, and prints one table.

  --quick              fewer and shorter rounds: under 3 minutes, and without eventstoredb, growth and memory
  --only GROUP,…       some of ${groups.join(', ')}
  --rounds N           rounds of each figure (default 5, at least 1; 3 with --quick)
  --growth N,…         events in the log at which growth is measured (default 10000,1000000,5000000)
  --minutes N          how long memory is watched under load (default 10)
  --profile DIR        has each process write a CPU profile to a folder
  --json FILE          writes the figures and the machine to a file
  --report             writes docs/performance.md and its plots from this run
  --report-from FILE   writes them from such a file, and measures nothing
  --help               shows this

EVENTSTOREDB_URL names a server for the group eventstoredb, which otherwise takes the double of the tests.

Exit codes: 0 measured, whether limits are reached or not; 1 something could not be measured; 2 wrong usage.
`;

/** @throws UsageError */
export function readOptions(args, groups) {
  const { values } = parse(args);
  const quick = values.quick ?? false;
  const only = values.only
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (only?.length === 0) throw new UsageError(`--only names no group. The groups are ${groups.join(', ')}.`);
  const unknown = only?.filter((name) => !groups.includes(name)) ?? [];
  if (unknown.length > 0) {
    throw new UsageError(`There is no group ${unknown.join(', ')}. The groups are ${groups.join(', ')}.`);
  }
  const slow = ['eventstoredb', 'growth', 'memory'];
  return {
    help: values.help ?? false,
    quick,
    groups: only ?? groups.filter((name) => !quick || !slow.includes(name)),
    rounds: wholeNumber('--rounds', values.rounds, quick ? 3 : 5),
    growth: (values.growth ?? '10000,1000000,5000000').split(',').map((size) => wholeNumber('--growth', size)),
    minutes: wholeNumber('--minutes', values.minutes, 10),
    profile: values.profile,
    json: values.json,
    report: values.report ?? false,
    reportFrom: values['report-from'],
  };
}

function parse(args) {
  try {
    return parseArgs({
      args,
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
    throw new UsageError(`${error.message.split('. ')[0]}. npm run bench -- --help shows the options.`, {
      cause: error,
    });
  }
}

function wholeNumber(name, text, otherwise) {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new UsageError(`${name} must be a whole number greater than zero, and is '${text}'.`);
}
