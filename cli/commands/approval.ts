import { answerOf } from '#libs/client';
import { id, type CliCommand } from '../cli-command.ts';
import { list } from '../table.ts';

export const approval: CliCommand = {
  name: 'approval',
  summary: 'show the votes of an approval request and its deadlines',
  arguments: [id('<approvalRequestId>', 'the approval request')],
  options: [],
  operations: ['GET /api/v12/approvals/{approvalRequestId}'],
  run: async ({ client, positionals: [approvalRequestId = ''] }) => {
    const params = { path: { approvalRequestId }, query: { limit: 1 } };
    const json = await answerOf(client.GET('/api/v12/approvals/{approvalRequestId}', { params }));
    const { tally } = json;
    const text = list([
      ['approval', `${approvalRequestId} (${json.status})`],
      ['version', json.versionId],
      ['votes', `${tally.approve} approve, ${tally.reject} reject, ${tally.abstain} abstain, of ${tally.validators}`],
      ['voting ends', json.votingWindowEnd],
      ['expires', json.approvalExpiryDeadline],
    ]);
    return { json, text };
  },
};
