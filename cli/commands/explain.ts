import { answerOf } from '#libs/client';
import type { CliCommand } from '../cli-command.ts';
import { list, table } from '../table.ts';

/** N1. */
export const explain: CliCommand = {
  summary: 'why a version can be executed now, or not, and who can help',
  usage: '<versionId>',
  options: {},
  takes: [1, 1],
  run: async ({ client, positionals: [versionId = ''] }) => {
    const params = { path: { versionId } };
    const json = await answerOf(client.GET('/api/v12/approval-execution/{versionId}/explain', { params }));
    const { verdict, status, checks, deadline, votes, blockers, cascade, recommendedActions } = json;
    const text = [
      list([
        ['version', `${versionId} (${status})`],
        ['verdict', verdict],
        ['approval', json.approvalRequestId ?? 'not submitted'],
        ...(votes === null
          ? []
          : ([
              [
                'votes',
                `${votes.approve} approve, ${votes.reject} reject, ${votes.abstain} abstain, of ${votes.validators}: ${votes.status}`,
              ],
              ...(votes.approvalsMissing === null
                ? []
                : [['missing', `${votes.approvalsMissing} more of ${votes.notVoted.join(', ')}`] as const]),
            ] as const)),
        ...(deadline === null
          ? []
          : [['deadline', `${deadline.approvalExpiryDeadline}, ${left(deadline.secondsLeft)}`] as const]),
        ...(cascade === null
          ? []
          : [
              [
                'replaces',
                `${cascade.previousVersionId} (${cascade.status})${cascade.wouldRetire ? '' : ', which stays'}`,
              ] as const,
            ]),
      ]),
      '',
      table({
        header: ['check', 'result', 'why'],
        rows: checks.map(({ check, passed, message }) => [check, passed ? 'pass' : 'FAIL', message]),
      }),
      ...blockers.map(
        ({ code, message, canUnblock, holdId }) =>
          `\n${code}: ${message}\n  can help: ${canUnblock.join(', ') || 'nobody'}${holdId === null ? '' : `\n  hold: ${holdId}`}`,
      ),
      ...(recommendedActions.length === 0 ? [] : ['', ...recommendedActions.map((action) => `→ ${action}`)]),
    ].join('\n');
    return { json, text };
  },
};

function left(seconds: number): string {
  if (seconds < 0) return 'which has passed';
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  return `in ${days > 0 ? `${days} d ` : ''}${hours} h ${minutes} min`;
}
