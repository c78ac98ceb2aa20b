import { answerOf, type Schemas } from '#libs/client';
import { versionId, type CliCommand } from '../cli-command.ts';
import { waitsFor } from './explain.ts';
import { list } from '../table.ts';
import { through } from '../who-acted.ts';

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
    const request =
      json.currentStatus === 'ACTIVE'
        ? (await answerOf(client.GET('/api/v12/versions/{versionId}', { params }))).rollbackRequest
        : null;
    const text = list([
      ['version', json.versionId],
      ['status', json.currentStatus],
      ...(explanation === undefined ? [] : [['waits for', waitsFor(explanation)] as const]),
      ...(request === null ? [] : rollbackLines(request)),
      ['approval', json.approvalRequestId ?? 'not submitted'],
      ['active since', json.transitionedAt ?? '–'],
      ['took', json.executionDuration ?? '–'],
      ['approvers', json.approverCount === null ? '–' : String(json.approverCount)],
      ['threshold', json.approvalThreshold === null ? '–' : `${json.approvalThreshold} %`],
    ]);
    return { json, text };
  },
};

type RollbackRequest = NonNullable<Schemas['VersionView']['rollbackRequest']>;

function rollbackLines(request: RollbackRequest) {
  const { requestedAt, reason } = request;
  return [
    ['rollback', `requested by ${requester(request)} at ${requestedAt}: ${reason}`],
    ['', 'A second person confirms it with npx assent rollback and --force.'],
  ] as const;
}

/** The person who requested a rollback, and who signed in to act for them. */
export function requester({ requestedBy, delegate }: Pick<RollbackRequest, 'requestedBy' | 'delegate'>): string {
  return through(requestedBy, delegate);
}
