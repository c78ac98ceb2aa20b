import { answerOf, type Schemas } from '#libs/client';
import {
  actorOf,
  by,
  id,
  mandatoryReason,
  option,
  optional,
  required,
  type CliCommand,
  type Output,
} from '../cli-command.ts';
import { everyPage } from '../every-page.ts';
import { actionsOn, actionsTable } from './control-actions.ts';
import { list, tableOr } from '../table.ts';

type DeadLetter = Schemas['DeadLetter'];
type Group = 'revenue' | 'settlement' | 'metrics' | 'logging';

const deadLetterId = id('<deadLetterId>', 'the dead letter');

export const deadLetters: CliCommand = {
  name: 'dead-letters',
  summary: 'list events that a consumer group or processor could not process, and the events that wait behind them',
  arguments: [],
  options: [option('--group <group>', 'only dead letters of this consumer group')],
  operations: ['GET /api/v12/dead-letters'],
  run: async ({ client, values }) => {
    const group = optional(values, 'group') as Group | undefined;
    const items = await everyPage((query) =>
      answerOf(
        client.GET('/api/v12/dead-letters', { params: { query: { ...query, ...(group !== undefined && { group }) } } }),
      ),
    );
    const text = tableOr('There are no dead letters.', {
      header: ['dead letter', 'group', 'status', 'event', 'key', 'position', 'tries', 'since'],
      rows: items.map((letter) => [
        letter.deadLetterId,
        letter.group,
        letter.status,
        letter.eventType,
        letter.key,
        letter.position ?? '',
        String(letter.attempts),
        letter.deadAt,
      ]),
    });
    return { json: { items }, text: items.length === 0 ? text : `${text}\n\n${items.length} open` };
  },
};

export const deadLetter: CliCommand = {
  name: 'dead-letter',
  summary: 'show a dead letter with its event and error, and what operators did to it',
  arguments: [deadLetterId],
  options: [],
  operations: ['GET /api/v12/dead-letters/{deadLetterId}'],
  run: async ({ client, positionals: [deadLetterId = ''] }) => {
    const params = { path: { deadLetterId } };
    const { json, text } = described(await answerOf(client.GET('/api/v12/dead-letters/{deadLetterId}', { params })));
    return { json, text: `${text}\n\n${actionsTable(await actionsOn(client, deadLetterId))}` };
  },
};

export const retry: CliCommand = {
  name: 'retry',
  summary: 'retry a dead letter, then the events that wait behind it',
  arguments: [deadLetterId],
  options: [by, mandatoryReason],
  operations: ['POST /api/v12/dead-letters/{deadLetterId}/retry'],
  run: async ({ client, values, positionals: [deadLetterId = ''] }) => {
    const params = { path: { deadLetterId } };
    const body = { ...actorOf('executedBy', values), reason: required(values, 'reason') };
    return described(await answerOf(client.POST('/api/v12/dead-letters/{deadLetterId}/retry', { params, body })));
  },
};

export const discard: CliCommand = {
  name: 'discard',
  summary: 'discard a dead letter, and deliver the events that wait behind it',
  arguments: [deadLetterId],
  options: [by, mandatoryReason],
  operations: ['POST /api/v12/dead-letters/{deadLetterId}/discard'],
  run: async ({ client, values, positionals: [deadLetterId = ''] }) => {
    const params = { path: { deadLetterId } };
    const body = { ...actorOf('discardedBy', values), reason: required(values, 'reason') };
    return described(await answerOf(client.POST('/api/v12/dead-letters/{deadLetterId}/discard', { params, body })));
  },
};

function described(letter: DeadLetter): Output {
  const facts = list([
    ['dead letter', `${letter.deadLetterId} (${letter.status})`],
    ['group', letter.group],
    ['event', `${letter.eventType} ${letter.eventId}`],
    ['key', letter.key],
    ...(letter.position === null ? [] : [['position', letter.position] as const]),
    ['tries', String(letter.attempts)],
    ['since', letter.deadAt],
    ...(letter.endedBy === null ? [] : [['discarded', `by ${letter.endedBy}: ${letter.reason ?? ''}`] as const]),
  ]);
  const event = letter.event === null ? 'The event cannot be read.' : JSON.stringify(letter.event, null, 2);
  return { json: letter, text: `${facts}\n\n${letter.error ?? 'Not attempted yet.'}\n\n${event}` };
}
