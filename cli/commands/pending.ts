import { answerOf, type Schemas } from '#libs/client';
import { Option } from 'commander';
import type { CliCommand } from '../cli-command.ts';
import { everyPage } from '../every-page.ts';
import { tableOr } from '../table.ts';

/** S6-54, C-19. */
export const pending: CliCommand = {
  name: 'pending',
  summary: 'list approved versions that await execution, oldest first',
  arguments: [],
  options: [new Option('--stalled', 'only versions that have waited for more than an hour')],
  operations: ['GET /api/v12/approval-execution/pending'],
  run: async ({ client, values }) => {
    let totals: Omit<Schemas['PendingExecutions'], 'items' | 'nextCursor'> | undefined;
    const waiting = await everyPage(async (query) => {
      const page = await answerOf(client.GET('/api/v12/approval-execution/pending', { params: { query } }));
      const { items: _, nextCursor: __, ...ofAll } = page;
      totals ??= ofAll;
      return page;
    });
    const items = waiting.filter(({ stalled }) => stalled || values['stalled'] !== true);
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
