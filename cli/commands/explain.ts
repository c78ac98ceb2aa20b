import { answerOf, type Schemas } from '#libs/client';
import { versionId, type CliCommand } from '../cli-command.ts';
import { list, table } from '../table.ts';
import { delegatedVote } from '../who-acted.ts';

type Explanation = Schemas['Explanation'];

/** N1. */
export const explain: CliCommand = {
  name: 'explain',
  summary: 'explain whether a version can be executed now, and who can unblock it',
  arguments: [versionId],
  options: [],
  operations: ['GET /api/v12/approval-execution/{versionId}/explain'],
  run: async ({ client, advice, positionals: [versionId = ''] }) => {
    const params = { path: { versionId } };
    const json = await answerOf(client.GET('/api/v12/approval-execution/{versionId}/explain', { params }));
    const { status, checks, deadline, votes, blockers, cascade, recommendedActions } = json;
    const executed = json.verdict === 'ALREADY_EXECUTED';
    const text = [
      list([
        ['version', `${versionId} (${status})`],
        ['verdict', verdictOf(json)],
        ['approval', json.approvalRequestId ?? 'not submitted'],
        ...(votes === null
          ? []
          : ([
              [
                'votes',
                `${votes.approve} approve, ${votes.reject} reject, ${votes.abstain} abstain, of ${votes.validators}: ${votes.status}`,
              ],
              ...votes.delegated.map((vote) => ['delegate', delegatedVote(vote)] as const),
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
        // An executed version is no longer PENDING_VVB, so a failed check is not an error.
        rows: checks.map(({ check, passed, message }) => [
          check,
          passed ? 'pass' : executed ? 'done' : 'FAIL',
          executed && check === 'VERSION_PENDING' ? `The version is executed already: it is ${status}.` : message,
        ]),
      }),
      ...blockers.map(
        ({ code, canUnblock, holdId }) =>
          `\n${code}\n  can help: ${canUnblock.join(', ') || 'nobody'}${holdId === null ? '' : `\n  hold: ${holdId}`}`,
      ),
      ...(recommendedActions.length === 0
        ? []
        : [
            '',
            ...advice(recommendedActions, { approvalRequestId: json.approvalRequestId }).map((action) => `→ ${action}`),
          ]),
    ].join('\n');
    return { json, text };
  },
};

function verdictOf({ verdict, automaticExecution }: Explanation): string {
  switch (verdict) {
    case 'ALREADY_EXECUTED':
      return 'ALREADY_EXECUTED: nothing to do';
    case 'CAN_EXECUTE':
      return automaticExecution ? 'CAN_EXECUTE' : 'CAN_EXECUTE, but only by a person';
    case 'BLOCKED':
      return 'BLOCKED';
  }
}

/** What a version that is not decided or not executed waits for. */
export function waitsFor({ verdict, votes, blockers, automaticExecution }: Explanation): string {
  if (verdict === 'CAN_EXECUTE') return automaticExecution ? 'its execution, which is due' : 'a person to execute it';
  if (votes?.status === 'OPEN')
    return votes.approvalsMissing === null
      ? 'the end of the vote'
      : `votes: ${votes.approvalsMissing} more ${votes.approvalsMissing === 1 ? 'approval' : 'approvals'}`;
  return blockers.map(({ message }) => message.replace(/\.$/, '')).join('; ');
}

function left(seconds: number): string {
  if (seconds < 0) return 'which has passed';
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  return `in ${days > 0 ? `${days} d ` : ''}${hours} h ${minutes} min`;
}
