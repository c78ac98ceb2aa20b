import { answerOf, type Schemas } from '#libs/client';
import { Argument, InvalidArgumentError } from 'commander';
import {
  by,
  dryRun,
  id,
  idOption,
  option,
  optional,
  reason,
  required,
  type CliCommand,
  type Values,
} from '../cli-command.ts';
import { list, tableOr } from '../table.ts';

type Replay = Schemas['Replay'];
type Range = Schemas['CountReplayRequest'];

/** N7. */
export const replay: CliCommand = {
  name: 'replay',
  summary: 'deliver a part of the log to one consumer group once more; --dry-run counts it',
  arguments: [new Argument('<group>', 'the consumer group: revenue, settlement or logging')],
  options: [
    by,
    reason,
    option('--from <position>', 'the position in the log to begin at; unset: its start'),
    option('--to <position>', 'the position to end at; unset: its end'),
    option('--types <types>', 'only events of these types, as A,B'),
    idOption('--token <id>', 'only events of one token'),
    option('--rate <n>', 'events a second').default(100).argParser(wholeNumber),
    dryRun,
  ],
  operations: ['POST /api/v12/replays', 'POST /api/v12/replays/count'],
  run: async ({ client, values, positionals: [group = ''] }) => {
    const range = rangeOf(group, values);
    if (values['dryRun'] === true) {
      const json = await answerOf(client.POST('/api/v12/replays/count', { body: range }));
      const byType = Object.entries(json.byType).map(([type, count]) => [`  ${type}`, String(count)] as const);
      return { json, text: list([['events', String(json.total)], ...byType]) };
    }
    const body = {
      ...range,
      eventsPerSecond: Number(values['rate']),
      requestedBy: required(values, 'by'),
      reason: required(values, 'reason'),
    };
    const json = await answerOf(client.POST('/api/v12/replays', { body }));
    return { json, text: describe(json) };
  },
};

export const replays: CliCommand = {
  name: 'replays',
  summary: 'replays, and how far each has come',
  arguments: [id('[replayId]', 'only this one')],
  options: [],
  operations: ['GET /api/v12/replays', 'GET /api/v12/replays/{replayId}'],
  run: async ({ client, positionals: [replayId] }) => {
    if (replayId !== undefined) {
      const json = await answerOf(client.GET('/api/v12/replays/{replayId}', { params: { path: { replayId } } }));
      return { json, text: describe(json) };
    }
    const json = await answerOf(client.GET('/api/v12/replays', { params: { query: { limit: 100 } } }));
    const text = tableOr('There has been no replay.', {
      header: ['replay', 'group', 'status', 'delivered', 'left out', 'of', 'since'],
      rows: json.items.map((each) => [
        each.replayId,
        each.group,
        each.status,
        String(each.delivered),
        String(each.skipped),
        String(each.total),
        each.createdAt,
      ]),
    });
    return { json, text };
  },
};

export const replayStop: CliCommand = {
  name: 'replay-stop',
  summary: 'stop a replay where it is',
  arguments: [id('<replayId>', 'the replay')],
  options: [],
  operations: ['POST /api/v12/replays/{replayId}/stop'],
  run: async ({ client, positionals: [replayId = ''] }) => {
    const json = await answerOf(client.POST('/api/v12/replays/{replayId}/stop', { params: { path: { replayId } } }));
    return { json, text: describe(json) };
  },
};

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number of at least 1.');
}

/** The API says which values it knows. */
function rangeOf(group: string, values: Values): Range {
  const [from, to, types, token] = ['from', 'to', 'types', 'token'].map((option) => optional(values, option));
  return {
    group,
    ...(from !== undefined && { fromPosition: from }),
    ...(to !== undefined && { toPosition: to }),
    ...(types !== undefined && { types: types.split(',') }),
    ...(token !== undefined && { tokenId: token }),
  } as Range;
}

function describe(json: Replay): string {
  return list([
    ['replay', `${json.replayId} (${json.status})`],
    ['group', json.group],
    ['events', `${json.delivered} delivered and ${json.skipped} left out, of ${json.total}`],
    ['rate', `${json.eventsPerSecond} a second`],
    ['asked for', `by ${json.requestedBy}: ${json.reason}`],
  ]);
}
