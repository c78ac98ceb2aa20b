import { answerOf } from '#libs/client';
import type { CliCommand } from '../cli-command.ts';
import { everyPage } from '../every-page.ts';
import { tableOr } from '../table.ts';
import { requester } from './status.ts';

/** N11. */
export const rollbackRequests: CliCommand = {
  name: 'rollback-requests',
  summary: 'list requested rollbacks that await a second person',
  arguments: [],
  options: [],
  operations: ['GET /api/v12/versions'],
  run: async ({ client }) => {
    const items = await everyPage((page) => {
      const query = { ...page, rollbackRequested: 'true' as const };
      return answerOf(client.GET('/api/v12/versions', { params: { query } }));
    });
    const requests = items.flatMap(({ versionId, rollbackRequest }) =>
      rollbackRequest === null ? [] : [{ versionId, ...rollbackRequest }],
    );
    const text = tableOr('No rollback awaits a second person.', {
      header: ['version', 'requested', 'by', 'why'],
      rows: requests.map((request) => [request.versionId, request.requestedAt, requester(request), request.reason]),
    });
    const next = 'To confirm one, another person runs: npx assent rollback <versionId> --force --reason <text>';
    return { json: { items: requests }, text: requests.length === 0 ? text : `${text}\n\n${next}` };
  },
};
