import { Argument, Option } from 'commander';
import { AssentApi } from '../assent-api.ts';
import { progressBar } from '../ballots/progress-bar.ts';
import { describeReading, summaryOf } from '../ballots/reading.ts';
import { countBallots, rollCallTable } from '../ballots/roll-calls.ts';
import { option, optional, type CliCommand } from '../cli-command.ts';

export const importBallots: CliCommand = {
  name: 'import-ballots',
  summary: 'import a ballots file, with one version and vote for each roll call; --explain shows how it would be read',
  arguments: [new Argument('<file>', 'the ballots file')],
  options: [
    new Option('--explain', 'show how the file would be read, and send nothing'),
    option(
      '--encoding <name>',
      'the encoding of the file, such as latin1; unset: UTF-8, or UTF-16 with a byte order mark',
    ),
    new Option('--delimiter <name>', 'the column delimiter; unset: detected'),
    new Option('--header', 'the first line names the columns; unset: detected'),
    new Option('--no-header', 'the first line is a ballot'),
    option('--format <name>', 'the codes of the file: voteview'),
  ],
  operations: [],
  run: async ({ url, values, positionals: [file = ''] }) => {
    // Loaded on demand, because the tables for comparing names are slow to load.
    const { readBallotsFile } = await import('../ballots/ballots-file.ts');
    // Checks the whole file before the first request, so that a refused file leaves nothing behind.
    const { ballots, reading } = readBallotsFile(file, {
      encoding: optional(values, 'encoding'),
      delimiter: optional(values, 'delimiter'),
      header: values['header'] as boolean | undefined,
      format: optional(values, 'format'),
    });
    if (values['explain'] === true) return { json: reading, text: describeReading(reading) };
    const onVotes = values['json'] === true ? () => undefined : progressBar(process.stderr);
    const json = await countBallots(new AssentApi(url), ballots, onVotes);
    const text = [
      `${summaryOf(reading)}.`,
      '',
      rollCallTable(json),
      '',
      `${json.votes} votes, ${json.votesPerSecond} per second`,
    ].join('\n');
    return { json, text };
  },
};
