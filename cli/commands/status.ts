import { answerOf } from '#libs/client';
import { versionId, type CliCommand } from '../cli-command.ts';
import { waitsFor } from './explain.ts';
import { list } from '../table.ts';

/** S6-53. */
export const status: CliCommand = {
  name: 'status',
  summary: 'show whether the approval of a version is executed',
  arguments: [versionId],
  options: [],
  operations: ['GET /api/v12/approval-execution/{versionId}/status', 'GET /api/v12/versions/{versionId}'],
  run: async ({ client, positionals: [versionId = ''] }) => {
    const params = { path: { versionId } };
    const json = await answerOf(client.GET('/api/v12/approval-execution/{versionId}/status', { params }));
    // The status alone does not show why a version waits.
    const explanation =
      json.currentStatus === 'PENDING_VVB'
        ? await answerOf(client.GET('/api/v12/approval-execution/{versionId}/explain', { params }))
        : undefined;
    const text = list([
      ['version', json.versionId],
      ['status', json.currentStatus],
      ...(explanation === undefined ? [] : [['waits for', waitsFor(explanation)] as const]),
      ['approval', json.approvalRequestId ?? 'not submitted'],
      ['active since', json.transitionedAt ?? '–'],
      ['took', json.executionDuration ?? '–'],
      ['approvers', json.approverCount === null ? '–' : String(json.approverCount)],
      ['threshold', json.approvalThreshold === null ? '–' : `${json.approvalThreshold} %`],
    ]);
    return { json, text };
  },
};
