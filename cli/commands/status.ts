import { answerOf } from '#libs/client';
import type { CliCommand } from '../cli-command.ts';
import { list } from '../table.ts';

/** S6-53. */
export const status: CliCommand = {
  summary: 'whether the approval of a version has taken effect',
  usage: '<versionId>',
  options: {},
  takes: [1, 1],
  run: async ({ client, positionals: [versionId = ''] }) => {
    const params = { path: { versionId } };
    const json = await answerOf(client.GET('/api/v12/approval-execution/{versionId}/status', { params }));
    const text = list([
      ['version', json.versionId],
      ['status', json.currentStatus],
      ['approval', json.approvalRequestId ?? 'not submitted'],
      ['active since', json.transitionedAt ?? '–'],
      ['took', json.executionDuration ?? '–'],
      ['approvers', json.approverCount === null ? '–' : String(json.approverCount)],
      ['threshold', json.approvalThreshold === null ? '–' : `${json.approvalThreshold} %`],
    ]);
    return { json, text };
  },
};
