import { readFileSync } from 'node:fs';
import { AssentApi } from '../assent-api.ts';
import { InvalidBallots, readBallots, type Ballots } from '../ballots/ballots.ts';
import { progressBar } from '../ballots/progress-bar.ts';
import { countBallots, rollCallTable } from '../ballots/roll-calls.ts';
import { WrongUsage, type CliCommand } from '../cli-command.ts';

export const importBallots: CliCommand = {
  summary: 'cast the ballots of a file: a version and a vote for each roll call',
  usage: '<file.csv>',
  options: {},
  takes: [1, 1],
  run: async ({ url, values, positionals: [file = ''] }) => {
    const ballots = ballotsIn(file);
    const onVotes = values['json'] === true ? () => undefined : progressBar(process.stderr);
    const json = await countBallots(new AssentApi(url), ballots, onVotes);
    const text = [rollCallTable(json), '', `${json.votes} votes, ${json.votesPerSecond} a second`].join('\n');
    return { json, text };
  },
};

function ballotsIn(file: string): Ballots {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new WrongUsage(`The file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return readBallots(bytes, file).ballots;
  } catch (error) {
    throw error instanceof InvalidBallots ? new WrongUsage(error.message) : error;
  }
}
