import { answerOf, planOf } from '#libs/client';
import { Option } from 'commander';
import { exitCodes, operatorOf, operatorOptions, versionId, type CliCommand } from '../cli-command.ts';
import { describePlan } from '../plan.ts';
import { list } from '../table.ts';

/** S6-48, S6-55. */
export const rollback: CliCommand = {
  name: 'rollback',
  summary: 'roll back an execution',
  arguments: [versionId],
  options: [
    ...operatorOptions,
    new Option('--force', 'also roll back a settled activation; a second person must confirm'),
  ],
  operations: ['POST /api/v12/approval-execution/{versionId}/rollback'],
  run: async ({ client, values, positionals: [versionId = ''] }) => {
    const body = {
      ...operatorOf(values),
      force: values['force'] === true,
    };
    const path = '/api/v12/approval-execution/{versionId}/rollback';
    if (values['dryRun'] === true) {
      const params = { path: { versionId }, query: { dryRun: 'true' as const } };
      return describePlan(await planOf(client.POST(path, { params, body })));
    }
    const json = await answerOf(client.POST(path, { params: { path: { versionId } }, body }));
    const waits = json.newStatus === 'ACTIVE';
    const text = [
      list([
        ['version', `${versionId} (${json.newStatus})`],
        ['restored', json.restoredVersionId ?? 'nothing'],
        ...(json.requestedBy === null ? [] : [['requested by', json.requestedBy] as const]),
      ]),
      ...(waits
        ? [
            '',
            'Nothing is rolled back yet. The activation is settled, so a second person must confirm with the same command. npx assent rollback-requests lists it.',
          ]
        : []),
    ].join('\n');
    return { json, text, exitCode: waits ? exitCodes.secondPerson : exitCodes.done };
  },
};
