import { answerOf, planOf } from '#libs/client';
import {
  idOption,
  operatorOf,
  operatorOptions,
  optional,
  versionId,
  WrongUsage,
  type CliCommand,
  type Invocation,
} from '../cli-command.ts';
import { describePlan } from '../plan.ts';
import { list } from '../table.ts';

/** S6-45, S6-54. */
export const execute: CliCommand = {
  name: 'execute',
  summary: 'execute the approval of a version manually',
  arguments: [versionId],
  options: [
    ...operatorOptions,
    idOption('--approval <id>', 'the approval request; unset: the one that the submission opened'),
  ],
  operations: ['POST /api/v12/approval-execution/{versionId}/execute-manual'],
  run: async (invocation) => {
    const { client, values, positionals } = invocation;
    const [versionId = ''] = positionals;
    const body = {
      ...operatorOf(values),
      approvalRequestId: optional(values, 'approval') ?? (await approvalOf(invocation, versionId)),
    };
    const path = '/api/v12/approval-execution/{versionId}/execute-manual';
    if (values['dryRun'] === true) {
      const params = { path: { versionId }, query: { dryRun: 'true' as const } };
      return describePlan(await planOf(client.POST(path, { params, body })));
    }
    const json = await answerOf(client.POST(path, { params: { path: { versionId } }, body }));
    const { alreadyExecuted, cascadeRetirementExecuted, cascadeError } = json.metadata;
    const text = list([
      ['version', `${versionId} (${json.newStatus})`],
      ['executed', alreadyExecuted ? `already, at ${json.timestamp}: nothing was changed` : `at ${json.timestamp}`],
      ['took', json.executionDuration],
      ['replaced', cascadeError ?? (cascadeRetirementExecuted ? 'the previous version' : 'nothing')],
    ]);
    return { json, text };
  },
};

/** The approval request that the version was submitted with. */
async function approvalOf({ client }: Invocation, versionId: string): Promise<string> {
  const { approvalRequestId } = await answerOf(
    client.GET('/api/v12/versions/{versionId}', { params: { path: { versionId } } }),
  );
  if (approvalRequestId !== null) return approvalRequestId;
  throw new WrongUsage(`Version ${versionId} is not submitted, so there is no approval to execute. Submit it first.`);
}
