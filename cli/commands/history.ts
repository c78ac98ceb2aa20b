import { Argument } from 'commander';
import { answerOf } from '#libs/client';
import type { CliCommand } from '../cli-command.ts';
import { everyPage } from '../every-page.ts';
import { whoDid, whoDidHeader } from '../recorded-events.ts';
import { tableOr } from '../table.ts';

export const history: CliCommand = {
  name: 'history',
  summary: 'list every event of a token, version or another stream, and who did it, the oldest first',
  arguments: [new Argument('<stream>', 'such as token-<tokenId>, version-<versionId> or access')],
  options: [],
  operations: ['GET /api/v12/history/{stream}'],
  run: async ({ client, positionals: [stream = ''] }) => {
    const items = await everyPage((query) =>
      answerOf(client.GET('/api/v12/history/{stream}', { params: { path: { stream }, query } })),
    );
    const text = tableOr('Nothing has happened.', {
      header: ['time', 'event', ...whoDidHeader],
      rows: items.map((event) => [event.metadata.occurredAt, event.type, ...whoDid(event)]),
    });
    return { json: { items }, text };
  },
};
