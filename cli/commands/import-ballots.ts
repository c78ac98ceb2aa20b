import { AssentApi } from '../assent-api.ts';
import { progressBar } from '../ballots/progress-bar.ts';
import { describeReading } from '../ballots/reading.ts';
import { countBallots, rollCallTable } from '../ballots/roll-calls.ts';
import { optional, WrongUsage, type CliCommand, type Values } from '../cli-command.ts';

export const importBallots: CliCommand = {
  summary: 'cast the ballots of a file: a version and a vote for each roll call; --explain says how it would be read',
  usage: '<file> [--explain] [--encoding NAME] [--delimiter NAME] [--header | --no-header] [--format voteview]',
  options: {
    explain: { type: 'boolean' },
    encoding: { type: 'string' },
    delimiter: { type: 'string' },
    header: { type: 'boolean' },
    'no-header': { type: 'boolean' },
    format: { type: 'string' },
  },
  takes: [1, 1],
  run: async ({ url, values, positionals: [file = ''] }) => {
    // For this command alone, because the rules on names take longer to load than all the rest.
    const { readBallotsFile } = await import('../ballots/ballots-file.ts');
    // The whole file, before the first request: one that is refused leaves nothing behind.
    const { ballots, reading } = readBallotsFile(file, {
      encoding: optional(values, 'encoding'),
      delimiter: optional(values, 'delimiter'),
      header: headerOf(values),
      format: optional(values, 'format'),
    });
    if (values['explain'] === true) return { json: reading, text: describeReading(reading) };
    const onVotes = values['json'] === true ? () => undefined : progressBar(process.stderr);
    const json = await countBallots(new AssentApi(url), ballots, onVotes);
    const text = [rollCallTable(json), '', `${json.votes} votes, ${json.votesPerSecond} a second`].join('\n');
    return { json, text };
  },
};

/** Undefined: the file says whether it has one. */
function headerOf(values: Values): boolean | undefined {
  const [has, hasNone] = [values['header'] === true, values['no-header'] === true];
  if (has && hasNone) throw new WrongUsage('--header and --no-header contradict each other.');
  return has ? true : hasNone ? false : undefined;
}
