import { answerOf, planOf } from '#libs/client';
import {
  actorOf,
  by,
  dryRun,
  id,
  mandatoryReason,
  required,
  versionId,
  type CliCommand,
  type Values,
} from '../cli-command.ts';
import { describePlan } from '../plan.ts';
import { list } from '../table.ts';

const options = [mandatoryReason, by, dryRun];
const onlyPlan = { dryRun: 'true' as const };

/** The person and the reason. */
function bodyOf(values: Values): { reason: string; executedBy?: string } {
  return { reason: required(values, 'reason'), ...actorOf('executedBy', values) };
}

/** S6-26. */
export const hold: CliCommand = {
  name: 'hold',
  summary: 'place a hold that blocks the execution of a version',
  arguments: [versionId],
  options,
  operations: ['POST /api/v12/approval-execution/{versionId}/holds'],
  run: async ({ client, values, positionals: [versionId = ''] }) => {
    const body = bodyOf(values);
    const path = '/api/v12/approval-execution/{versionId}/holds';
    if (values['dryRun'] === true) {
      return describePlan(await planOf(client.POST(path, { params: { path: { versionId }, query: onlyPlan }, body })));
    }
    const json = await answerOf(client.POST(path, { params: { path: { versionId } }, body }));
    const params = { path: { versionId }, header: { 'X-Min-Position': json.position } };
    const { status } = await answerOf(client.GET('/api/v12/versions/{versionId}', { params }));
    const text = [
      list([
        ['version', `${json.versionId} (${status})`],
        ['hold', json.holdId],
      ]),
      ...(status === 'CREATED' || status === 'PENDING_VVB'
        ? []
        : ['', `The version is ${status}, so the hold has no effect now. It blocks execution after a rollback.`]),
    ].join('\n');
    return { json, text };
  },
};

/** S6-26: if automatic execution is on, releasing the last hold executes an approved version. */
export const releaseHold: CliCommand = {
  name: 'release-hold',
  summary: 'release a hold, so that an approved version is executed',
  arguments: [versionId, id('<holdId>', 'the hold; explain shows it')],
  options,
  operations: ['POST /api/v12/approval-execution/{versionId}/holds/{holdId}/release'],
  run: async ({ client, values, positionals: [versionId = '', holdId = ''] }) => {
    const body = bodyOf(values);
    const path = '/api/v12/approval-execution/{versionId}/holds/{holdId}/release';
    if (values['dryRun'] === true) {
      const params = { path: { versionId, holdId }, query: onlyPlan };
      return describePlan(await planOf(client.POST(path, { params, body })));
    }
    const json = await answerOf(client.POST(path, { params: { path: { versionId, holdId } }, body }));
    const text = list([
      ['version', json.versionId],
      ['released', json.holdId],
    ]);
    return { json, text };
  },
};

function changesLock(change: 'lock' | 'unlock', summary: string): CliCommand {
  return {
    name: change,
    summary,
    arguments: [id('<tokenId>', 'the token')],
    options,
    operations: [`POST /api/v12/tokens/{tokenId}/${change}`],
    run: async ({ client, values, positionals: [tokenId = ''] }) => {
      const body = bodyOf(values);
      const path = `/api/v12/tokens/{tokenId}/${change}` as const;
      if (values['dryRun'] === true) {
        return describePlan(await planOf(client.POST(path, { params: { path: { tokenId }, query: onlyPlan }, body })));
      }
      const json = await answerOf(client.POST(path, { params: { path: { tokenId } }, body }));
      return { json, text: list([['token', `${json.tokenId} (${json.status})`]]) };
    },
  };
}

/** S6-25. */
export const lock = changesLock('lock', 'lock a token, so that no version becomes active under it');
export const unlock = changesLock('unlock', 'unlock a token, so that waiting approved versions are executed');
