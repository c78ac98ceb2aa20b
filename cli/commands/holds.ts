import { answerOf, planOf } from '#libs/client';
import { optional, required, type CliCommand, type Options, type Values } from '../cli-command.ts';
import { describePlan } from '../plan.ts';
import { list } from '../table.ts';

const options = {
  by: { type: 'string' },
  reason: { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const satisfies Options;
const dryRun = { dryRun: 'true' as const };

/** Who and why; who is the local administrator unless it is said. */
function bodyOf(values: Values): { reason: string; executedBy?: string } {
  const executedBy = optional(values, 'by');
  return { reason: required(values, 'reason'), ...(executedBy !== undefined && { executedBy }) };
}

/** S6-26. */
export const hold: CliCommand = {
  summary: 'keep a version from taking effect',
  usage: '<versionId> --reason TEXT [--by NAME] [--dry-run]',
  options,
  takes: [1, 1],
  run: async ({ client, values, positionals: [versionId = ''] }) => {
    const body = bodyOf(values);
    const path = '/api/v12/approval-execution/{versionId}/holds';
    if (values['dry-run'] === true) {
      return describePlan(await planOf(client.POST(path, { params: { path: { versionId }, query: dryRun }, body })));
    }
    const json = await answerOf(client.POST(path, { params: { path: { versionId } }, body }));
    const text = list([
      ['version', json.versionId],
      ['hold', json.holdId],
    ]);
    return { json, text };
  },
};

/** S6-26; with automatic execution on, an approval that waited for it takes effect. */
export const releaseHold: CliCommand = {
  summary: 'end a hold, after which an approved version takes effect',
  usage: '<versionId> <holdId> --reason TEXT [--by NAME] [--dry-run]',
  options,
  takes: [2, 2],
  run: async ({ client, values, positionals: [versionId = '', holdId = ''] }) => {
    const body = bodyOf(values);
    const path = '/api/v12/approval-execution/{versionId}/holds/{holdId}/release';
    if (values['dry-run'] === true) {
      const params = { path: { versionId, holdId }, query: dryRun };
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
    summary,
    usage: '<tokenId> --reason TEXT [--by NAME] [--dry-run]',
    options,
    takes: [1, 1],
    run: async ({ client, values, positionals: [tokenId = ''] }) => {
      const body = bodyOf(values);
      const path = `/api/v12/tokens/{tokenId}/${change}` as const;
      if (values['dry-run'] === true) {
        return describePlan(await planOf(client.POST(path, { params: { path: { tokenId }, query: dryRun }, body })));
      }
      const json = await answerOf(client.POST(path, { params: { path: { tokenId } }, body }));
      return { json, text: list([['token', `${json.tokenId} (${json.status})`]]) };
    },
  };
}

/** S6-25. */
export const lock = changesLock('lock', 'keep what depends on a token from taking effect');
export const unlock = changesLock('unlock', 'end the lock of a token, after which what waited for it takes effect');
