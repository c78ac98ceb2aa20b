import { answerOf, type Schemas } from '#libs/client';
import { Argument, InvalidArgumentError } from 'commander';
import {
  actorOf,
  by,
  dryRun,
  id,
  idOption,
  mandatoryReason,
  option,
  optional,
  reason,
  required,
  type CliCommand,
  type Values,
} from '../cli-command.ts';
import { list, tableOr } from '../table.ts';
import { actionsOn, actionsTable } from './control-actions.ts';

type Replay = Schemas['Replay'];
type Range = Schemas['CountReplayRequest'];

/** N7. */
export const replay: CliCommand = {
  name: 'replay',
  summary: 'deliver a part of the event log again to one consumer group; --dry-run counts the events',
  arguments: [new Argument('<group>', 'the consumer group: revenue, settlement or logging')],
  options: [
    by,
    reason,
    option('--from <position>', 'start after this position; unset: at the start of the log'),
    option('--to <position>', 'end with this position; unset: at the end of the log'),
    option('--types <types>', 'only events of these types, separated by commas'),
    idOption('--token <id>', 'only events of one token'),
    option('--rate <n>', 'events per second').default(100).argParser(wholeNumber),
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
      ...actorOf('requestedBy', values),
      reason: required(values, 'reason'),
    };
    const json = await answerOf(client.POST('/api/v12/replays', { body }));
    return { json, text: describe(json) };
  },
};

export const replays: CliCommand = {
  name: 'replays',
  summary: 'list replays with their progress, or show one with what operators did to it',
  arguments: [id('[replayId]', 'only this one')],
  options: [],
  operations: ['GET /api/v12/replays', 'GET /api/v12/replays/{replayId}'],
  run: async ({ client, positionals: [replayId] }) => {
    if (replayId !== undefined) {
      const json = await answerOf(client.GET('/api/v12/replays/{replayId}', { params: { path: { replayId } } }));
      return { json, text: `${describe(json)}\n\n${actionsTable(await actionsOn(client, replayId))}` };
    }
    const json = await answerOf(client.GET('/api/v12/replays', { params: { query: { limit: 100 } } }));
    const text = tableOr('There are no replays.', {
      header: ['replay', 'group', 'status', 'delivered', 'skipped', 'of', 'since'],
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
  summary: 'stop a replay',
  arguments: [id('<replayId>', 'the replay')],
  options: [by, mandatoryReason],
  operations: ['POST /api/v12/replays/{replayId}/stop'],
  run: async ({ client, values, positionals: [replayId = ''] }) => {
    const params = { path: { replayId } };
    const body = { ...actorOf('executedBy', values), reason: required(values, 'reason') };
    const json = await answerOf(client.POST('/api/v12/replays/{replayId}/stop', { params, body }));
    return { json, text: describe(json) };
  },
};

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number of at least 1.');
}

/** The API validates the values. */
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
    ['events', `${json.delivered} delivered and ${json.skipped} skipped, of ${json.total}`],
    ['rate', `${json.eventsPerSecond} per second`],
    ['requested', `by ${json.requestedBy}: ${json.reason}`],
  ]);
}
