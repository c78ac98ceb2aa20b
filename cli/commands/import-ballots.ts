import { Argument, Option } from 'commander';
import { AssentApi } from '../assent-api.ts';
import { progressBar } from '../ballots/progress-bar.ts';
import { describeReading } from '../ballots/reading.ts';
import { countBallots, rollCallTable } from '../ballots/roll-calls.ts';
import { option, optional, type CliCommand } from '../cli-command.ts';

export const importBallots: CliCommand = {
  name: 'import-ballots',
  summary: 'cast the ballots of a file: a version and a vote for each roll call; --explain says how it would be read',
  arguments: [new Argument('<file>', 'the ballots')],
  options: [
    new Option('--explain', 'say how the file would be read, and send nothing'),
    option(
      '--encoding <name>',
      'the encoding of the file, such as latin1; unset: UTF-8, or UTF-16 with a byte order mark',
    ),
    new Option('--delimiter <name>', 'what separates the columns; unset: the file shows it'),
    new Option('--header', 'the first line names the columns; unset: the file shows it'),
    new Option('--no-header', 'the first line is a ballot'),
    option('--format <name>', 'the codes of the file: voteview'),
  ],
  operations: [],
  run: async ({ url, values, positionals: [file = ''] }) => {
    // For this command alone, because the rules on names take longer to load than all the rest.
    const { readBallotsFile } = await import('../ballots/ballots-file.ts');
    // The whole file, before the first request: one that is refused leaves nothing behind.
    const { ballots, reading } = readBallotsFile(file, {
      encoding: optional(values, 'encoding'),
      delimiter: optional(values, 'delimiter'),
      // Undefined: the file shows whether it has one.
      header: values['header'] as boolean | undefined,
      format: optional(values, 'format'),
    });
    if (values['explain'] === true) return { json: reading, text: describeReading(reading) };
    const onVotes = values['json'] === true ? () => undefined : progressBar(process.stderr);
    const json = await countBallots(new AssentApi(url), ballots, onVotes);
    const text = [rollCallTable(json), '', `${json.votes} votes, ${json.votesPerSecond} a second`].join('\n');
    return { json, text };
  },
};
