import { answerOf, planOf } from '#libs/client';
import { Option } from 'commander';
import { operatorOf, operatorOptions, versionId, type CliCommand } from '../cli-command.ts';
import { describePlan } from '../plan.ts';
import { list } from '../table.ts';

/** S6-33: also completes a cascade that failed to retire the previous version. */
export const retire: CliCommand = {
  name: 'retire',
  summary: 'retire an active version',
  arguments: [versionId],
  options: [...operatorOptions, new Option('--cascade', 'also retire the versions that depend on it')],
  operations: ['POST /api/v12/versions/{versionId}/retire'],
  run: async ({ client, values, positionals: [versionId = ''] }) => {
    const body = {
      ...operatorOf(values),
      cascade: values['cascade'] === true,
    };
    const path = '/api/v12/versions/{versionId}/retire';
    if (values['dryRun'] === true) {
      const params = { path: { versionId }, query: { dryRun: 'true' as const } };
      return describePlan(await planOf(client.POST(path, { params, body })));
    }
    const json = await answerOf(client.POST(path, { params: { path: { versionId } }, body }));
    const text = list([
      ['version', `${versionId} (${json.status})`],
      ['also retired', json.cascaded.length === 0 ? 'nothing' : json.cascaded.join(', ')],
    ]);
    return { json, text };
  },
};
