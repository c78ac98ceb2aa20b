import { answerOf, planOf } from '#libs/client';
import { operatorOf, operatorOptions, type CliCommand } from '../cli-command.ts';
import { describePlan } from '../plan.ts';
import { list } from '../table.ts';

/** S6-48, S6-55. */
export const rollback: CliCommand = {
  summary: 'take an execution back',
  usage: '<versionId> --by NAME --reason TEXT [--force] [--dry-run] [--plan-hash HASH]',
  options: { ...operatorOptions, force: { type: 'boolean' } },
  takes: [1, 1],
  run: async ({ client, values, positionals: [versionId = ''] }) => {
    const body = {
      ...operatorOf(values),
      force: values['force'] === true,
    };
    const path = '/api/v12/approval-execution/{versionId}/rollback';
    if (values['dry-run'] === true) {
      const params = { path: { versionId }, query: { dryRun: 'true' as const } };
      return describePlan(await planOf(client.POST(path, { params, body })));
    }
    const json = await answerOf(client.POST(path, { params: { path: { versionId } }, body }));
    const waits = json.newStatus === 'ACTIVE';
    const text = [
      list([
        ['version', `${versionId} (${json.newStatus})`],
        ['restored', json.restoredVersionId ?? 'nothing'],
        ...(json.requestedBy === null ? [] : [['asked for by', json.requestedBy] as const]),
      ]),
      ...(waits ? ['', 'It has been settled: a second person carries the rollback out with the same command.'] : []),
    ].join('\n');
    return { json, text };
  },
};
