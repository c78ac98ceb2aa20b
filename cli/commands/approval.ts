import { answerOf } from '#libs/client';
import { id, type CliCommand } from '../cli-command.ts';
import { everyPage } from '../every-page.ts';
import { list, tableOr } from '../table.ts';

export const approval: CliCommand = {
  name: 'approval',
  summary: 'show the votes of an approval request and its deadlines',
  arguments: [id('<approvalRequestId>', 'the approval request')],
  options: [],
  operations: ['GET /api/v12/approvals/{approvalRequestId}'],
  run: async ({ client, positionals: [approvalRequestId = ''] }) => {
    const read = (query: { limit: number; cursor?: string }) =>
      answerOf(
        client.GET('/api/v12/approvals/{approvalRequestId}', { params: { path: { approvalRequestId }, query } }),
      );
    const facts = await read({ limit: 1 });
    const votes = await everyPage(async (query) => {
      const page = await read(query);
      return { items: page.votes, nextCursor: page.nextCursor };
    });
    const { tally } = facts;
    const summary = list([
      ['approval', `${approvalRequestId} (${facts.status})`],
      ['version', facts.versionId],
      ['votes', `${tally.approve} approve, ${tally.reject} reject, ${tally.abstain} abstain, of ${tally.validators}`],
      ['voting ends', facts.votingWindowEnd],
      ['expires', facts.approvalExpiryDeadline],
    ]);
    const table = tableOr('Nobody has voted.', {
      header: ['validator', 'vote', 'time', 'signature'],
      rows: votes.map(({ validatorId, choice, castAt, signature }) => [
        validatorId,
        choice,
        castAt,
        signature === null ? 'unsigned' : `${signature.meaning}, key ${signature.keyId.slice(0, 12)}`,
      ]),
    });
    return { json: { ...facts, votes, nextCursor: null }, text: `${summary}\n\n${table}` };
  },
};
