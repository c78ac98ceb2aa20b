import type { ReadableStream } from 'node:stream/web';
import { Argument } from 'commander';
import { answerOf } from '#libs/client';
import { mandatoryReason, option, required, type CliCommand } from '../cli-command.ts';
import { everyPage } from '../every-page.ts';
import { saveExport } from '../exports.ts';
import { list, tableOr } from '../table.ts';

const tenantArgument = new Argument('<tenantId>', 'the tenant');

export const tenantsList: CliCommand = {
  name: 'tenants list',
  summary: 'list the tenants',
  arguments: [],
  options: [],
  operations: ['GET /api/v12/tenants'],
  run: async ({ client }) => {
    const items = await everyPage((query) => answerOf(client.GET('/api/v12/tenants', { params: { query } })));
    const text = tableOr('There are no tenants.', {
      header: ['tenant', 'status', 'created', 'reason'],
      rows: items.map((tenant) => [
        tenant.tenantId,
        tenant.status,
        tenant.createdAt ?? 'at the start',
        tenant.reason ?? '',
      ]),
    });
    return { json: { items }, text };
  },
};

export const tenantsCreate: CliCommand = {
  name: 'tenants create',
  summary: 'create a tenant',
  arguments: [tenantArgument],
  options: [mandatoryReason],
  operations: ['POST /api/v12/tenants'],
  run: async ({ client, values, positionals: [tenantId = ''] }) => {
    const body = { tenantId, reason: required(values, 'reason') };
    const json = await answerOf(client.POST('/api/v12/tenants', { body }));
    return { json, text: list([['tenant', `${json.tenantId} (${json.status})`]]) };
  },
};

function changes(change: 'suspend' | 'resume', summary: string): CliCommand {
  return {
    name: `tenants ${change}`,
    summary,
    arguments: [tenantArgument],
    options: [mandatoryReason],
    operations: [`POST /api/v12/tenants/{tenantId}/${change}`],
    run: async ({ client, values, positionals: [tenantId = ''] }) => {
      const path = `/api/v12/tenants/{tenantId}/${change}` as const;
      const body = { reason: required(values, 'reason') };
      const json = await answerOf(client.POST(path, { params: { path: { tenantId } }, body }));
      return { json, text: list([['tenant', `${json.tenantId} (${json.status})`]]) };
    },
  };
}

export const tenantsSuspend = changes('suspend', 'suspend a tenant, whose data can then be read and not changed');
export const tenantsResume = changes('resume', 'resume a suspended tenant');

export const tenantsExport: CliCommand = {
  name: 'tenants export',
  summary: 'write all events of a tenant to a new file, one JSON object in each line; the last line has their number',
  arguments: [tenantArgument],
  options: [option('--out <file>', 'the file, which must not exist').makeOptionMandatory()],
  operations: ['GET /api/v12/tenants/{tenantId}/events'],
  run: async ({ client, values, positionals: [tenantId = ''] }) => {
    const file = required(values, 'out');
    const params = { path: { tenantId } };
    const events = await saveExport(file, async () => {
      const asked = client.GET('/api/v12/tenants/{tenantId}/events', { params, parseAs: 'stream' });
      const body: unknown = await answerOf(asked);
      return body as ReadableStream<Uint8Array>;
    });
    const json = { tenantId, file, events };
    return { json, text: `Wrote ${events} ${events === 1 ? 'event' : 'events'} of the tenant ${tenantId} to ${file}.` };
  },
};
