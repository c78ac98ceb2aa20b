import { answerOf, type Schemas } from '#libs/client';
import { optional, required, type CliCommand, type Output } from '../cli-command.ts';
import { list, table } from '../table.ts';

type DeadLetter = Schemas['DeadLetter'];
type Group = 'revenue' | 'settlement' | 'metrics' | 'logging';

export const deadLetters: CliCommand = {
  summary: 'events that a consumer group could not take, and that hold back their token',
  usage: '[--group GROUP]',
  options: { group: { type: 'string' } },
  takes: [0, 0],
  run: async ({ client, values }) => {
    const items: Schemas['DeadLetterPage']['items'] = [];
    const group = optional(values, 'group') as Group | undefined;
    for (let cursor: string | null | undefined = undefined; cursor !== null;) {
      const query: { limit: number; cursor?: string; group?: Group } = {
        limit: 500,
        ...(group !== undefined && { group }),
        ...(cursor !== undefined && { cursor }),
      };
      const page: Schemas['DeadLetterPage'] = await answerOf(
        client.GET('/api/v12/dead-letters', { params: { query } }),
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    const text = table({
      header: ['dead letter', 'group', 'status', 'event', 'token', 'tries', 'since'],
      rows: items.map((letter) => [
        letter.deadLetterId,
        letter.group,
        letter.status,
        letter.eventType,
        letter.key,
        String(letter.attempts),
        letter.deadAt,
      ]),
    });
    return { json: { items }, text: `${text}\n\n${items.length} open` };
  },
};

export const deadLetter: CliCommand = {
  summary: 'one of them, with the event and the error',
  usage: '<deadLetterId>',
  options: {},
  takes: [1, 1],
  run: async ({ client, positionals: [deadLetterId = ''] }) => {
    const params = { path: { deadLetterId } };
    return described(await answerOf(client.GET('/api/v12/dead-letters/{deadLetterId}', { params })));
  },
};

export const retry: CliCommand = {
  summary: 'have the group try a dead letter again, and then what waits behind it',
  usage: '<deadLetterId>',
  options: {},
  takes: [1, 1],
  run: async ({ client, positionals: [deadLetterId = ''] }) => {
    const params = { path: { deadLetterId } };
    return described(await answerOf(client.POST('/api/v12/dead-letters/{deadLetterId}/retry', { params })));
  },
};

export const discard: CliCommand = {
  summary: 'give up a dead letter; what waits behind it follows',
  usage: '<deadLetterId> --by NAME --reason TEXT',
  options: { by: { type: 'string' }, reason: { type: 'string' } },
  takes: [1, 1],
  run: async ({ client, values, positionals: [deadLetterId = ''] }) => {
    const params = { path: { deadLetterId } };
    const body = { discardedBy: required(values, 'by'), reason: required(values, 'reason') };
    return described(await answerOf(client.POST('/api/v12/dead-letters/{deadLetterId}/discard', { params, body })));
  },
};

function described(letter: DeadLetter): Output {
  const facts = list([
    ['dead letter', `${letter.deadLetterId} (${letter.status})`],
    ['group', letter.group],
    ['event', `${letter.eventType} ${letter.eventId}`],
    ['token', letter.key],
    ['tries', String(letter.attempts)],
    ['since', letter.deadAt],
    ...(letter.endedBy === null ? [] : [['discarded', `by ${letter.endedBy}: ${letter.reason ?? ''}`] as const]),
  ]);
  const event = JSON.stringify(letter.event, null, 2);
  return { json: letter, text: `${facts}\n\n${letter.error ?? 'It was never tried.'}\n\n${event}` };
}
