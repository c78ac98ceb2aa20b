import { Argument } from 'commander';
import { answerOf } from '#libs/client';
import type { CliCommand } from '../cli-command.ts';
import { everyPage } from '../every-page.ts';
import { whatHappened, whoDid, whoDidHeader } from '../recorded-events.ts';
import { tableOr } from '../table.ts';

/** As in libs/contracts, which is loaded with the first answer only. */
const streamKinds =
  'The streams are token-<tokenId>, version-<versionId>, approval-<approvalRequestId>, settlement-<settlementId>, revenue-<revenueStreamId> and signing-key-<keyId>. Of each tenant there is one stream token-hierarchy, versions-hierarchy, validator-roster (capacities) and access (grants, API keys, delegations, rules for signing in), and of the tenant default the stream tenants.';

export const history: CliCommand = {
  name: 'history',
  summary: 'list every event of a token, version or another stream, and who did it, the oldest first',
  arguments: [new Argument('<stream>', `the name of the stream. ${streamKinds}`)],
  options: [],
  operations: ['GET /api/v12/history/{stream}'],
  run: async ({ client, positionals: [stream = ''] }) => {
    const items = await everyPage((query) =>
      answerOf(client.GET('/api/v12/history/{stream}', { params: { path: { stream }, query } })),
    );
    const what = whatHappened(items);
    const text = tableOr('Nothing has happened.', {
      header: ['time', 'event', ...whoDidHeader, 'what'],
      rows: items.map((event, index) => [
        ...[event.metadata.occurredAt, event.type],
        ...[...whoDid(event), what[index] ?? ''],
      ]),
    });
    return { json: { items }, text };
  },
};
