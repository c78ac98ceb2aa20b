import { answerOf } from '#libs/client';
import type { CliCommand } from '../cli-command.ts';
import { everyPage } from '../every-page.ts';
import { tableOr } from '../table.ts';

export const denials: CliCommand = {
  name: 'denials',
  summary: 'list the requests that were denied, counted by minute, the latest first',
  arguments: [],
  options: [],
  operations: ['GET /api/v12/denials'],
  run: async ({ client }) => {
    const items = await everyPage((query) => answerOf(client.GET('/api/v12/denials', { params: { query } })));
    const text = tableOr('No request was denied.', {
      header: ['minute', 'principal', 'operation', 'code', 'address', 'requests'],
      rows: items.map(({ minute, principal, operation, code, address, count }) => [
        ...[minute, principal, operation, code, address, String(count)],
      ]),
    });
    return { json: { items }, text };
  },
};
