import { answerOf, type Schemas } from '#libs/client';
import { optional, required, WrongUsage, type CliCommand, type Values } from '../cli-command.ts';
import { list, table } from '../table.ts';

type Replay = Schemas['Replay'];
type Range = Schemas['CountReplayRequest'];

/** N7. */
export const replay: CliCommand = {
  summary: 'deliver a part of the log to one consumer group once more; --dry-run counts it',
  usage:
    '<group> --by NAME --reason TEXT [--from POSITION] [--to POSITION] [--types A,B] [--token ID] [--rate N] [--dry-run]',
  options: {
    by: { type: 'string' },
    reason: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    types: { type: 'string' },
    token: { type: 'string' },
    rate: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  takes: [1, 1],
  run: async ({ client, values, positionals: [group = ''] }) => {
    const range = rangeOf(group, values);
    if (values['dry-run'] === true) {
      const json = await answerOf(client.POST('/api/v12/replays/count', { body: range }));
      const byType = Object.entries(json.byType).map(([type, count]) => [`  ${type}`, String(count)] as const);
      return { json, text: list([['events', String(json.total)], ...byType]) };
    }
    const rate = optional(values, 'rate');
    const eventsPerSecond = rate === undefined ? 100 : Number(rate);
    if (Number.isNaN(eventsPerSecond)) throw new WrongUsage('--rate is a number of events a second.');
    const body = {
      ...range,
      eventsPerSecond,
      requestedBy: required(values, 'by'),
      reason: required(values, 'reason'),
    };
    const json = await answerOf(client.POST('/api/v12/replays', { body }));
    return { json, text: describe(json) };
  },
};

export const replays: CliCommand = {
  summary: 'replays, and how far each has come',
  usage: '[<replayId>]',
  options: {},
  takes: [0, 1],
  run: async ({ client, positionals: [replayId] }) => {
    if (replayId !== undefined) {
      const json = await answerOf(client.GET('/api/v12/replays/{replayId}', { params: { path: { replayId } } }));
      return { json, text: describe(json) };
    }
    const json = await answerOf(client.GET('/api/v12/replays', { params: { query: { limit: 100 } } }));
    const text = table({
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
  summary: 'stop a replay where it is',
  usage: '<replayId>',
  options: {},
  takes: [1, 1],
  run: async ({ client, positionals: [replayId = ''] }) => {
    const json = await answerOf(client.POST('/api/v12/replays/{replayId}/stop', { params: { path: { replayId } } }));
    return { json, text: describe(json) };
  },
};

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
