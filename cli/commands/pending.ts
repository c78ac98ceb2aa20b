import { answerOf, type Schemas } from '#libs/client';
import { Option } from 'commander';
import type { CliCommand } from '../cli-command.ts';
import { tableOr } from '../table.ts';

type Item = Schemas['PendingExecutions']['items'][number];

/** S6-54, C-19. */
export const pending: CliCommand = {
  name: 'pending',
  summary: 'list approved versions that await execution, oldest first',
  arguments: [],
  options: [new Option('--stalled', 'only versions that have waited for more than an hour')],
  operations: ['GET /api/v12/approval-execution/pending'],
  run: async ({ client, values }) => {
    const items: Item[] = [];
    let totals: Omit<Schemas['PendingExecutions'], 'items' | 'nextCursor'> | undefined;
    for (let cursor: string | null | undefined = undefined; cursor !== null;) {
      const query: { limit: number; cursor?: string } = { limit: 500, ...(cursor !== undefined && { cursor }) };
      const page: Schemas['PendingExecutions'] = await answerOf(
        client.GET('/api/v12/approval-execution/pending', { params: { query } }),
      );
      const { items: found, nextCursor, ...ofAll } = page;
      totals ??= ofAll;
      items.push(...found.filter(({ stalled }) => stalled || values['stalled'] !== true));
      cursor = nextCursor;
    }
    const text = [
      tableOr(
        values['stalled'] === true ? 'No approved version has stalled.' : 'No approved version awaits execution.',
        {
          header: ['version', 'approval request', 'approved', 'waits', 'stalled', 'deadline'],
          rows: items.map((item) => [
            item.versionId,
            item.approvalRequestId,
            item.decidedAt,
            `${Math.floor(item.ageSeconds / 60)} min`,
            item.stalled ? 'yes' : '',
            item.approvalExpiryDeadline,
          ]),
        },
      ),
      '',
      `${totals?.total ?? 0} waiting, ${totals?.stalled ?? 0} for more than an hour`,
    ].join('\n');
    return { json: { ...totals, items }, text };
  },
};
