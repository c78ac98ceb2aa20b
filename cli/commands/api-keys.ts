import { Argument } from 'commander';
import { answerOf, type Schemas } from '#libs/client';
import { mandatoryReason, option, required, type CliCommand } from '../cli-command.ts';
import { everyPage } from '../every-page.ts';
import { standingQuery, standingText, statusOption } from '../standing.ts';
import { list, tableOr } from '../table.ts';

type KeyRole = Schemas['IssueApiKeyRequest']['roles'][number];

const keyId = new Argument('<keyId>', 'the id of the key; api-keys list shows it');
const expires = option('--expires <time>', 'when the key ends, such as 2030-01-31T00:00:00Z').makeOptionMandatory();

export const apiKeysList: CliCommand = {
  name: 'api-keys list',
  summary: 'list the API keys of programs',
  arguments: [],
  options: [statusOption],
  operations: ['GET /api/v12/api-keys'],
  run: async ({ client, values }) => {
    const wanted = standingQuery(values);
    const items = await everyPage((page) =>
      answerOf(client.GET('/api/v12/api-keys', { params: { query: { ...page, ...wanted } } })),
    );
    const text = tableOr('There are no such API keys.', {
      header: ['key', 'name', 'roles', 'expires', 'issued by', 'since', 'last used', 'from', 'status'],
      rows: items.map((key) => [
        ...[key.keyId, key.name, key.roles.join(', '), key.expiresAt, key.issuedBy, key.issuedAt],
        ...[key.lastUsedAt ?? 'never', key.lastUsedFrom ?? '', standingText(key)],
      ]),
    });
    return { json: { items }, text };
  },
};

export const apiKeysIssue: CliCommand = {
  name: 'api-keys issue',
  summary: 'issue an API key for a program, and show it once',
  arguments: [new Argument('<name>', 'what the key is for')],
  options: [
    option('--roles <roles>', 'OPS, SUBMITTER, AUDITOR or SERVICE, separated by commas').default('SERVICE'),
    expires,
    mandatoryReason,
  ],
  operations: ['POST /api/v12/api-keys'],
  run: async ({ client, values, positionals: [name = ''] }) => {
    const roles = required(values, 'roles').split(',') as KeyRole[];
    const body = { name, roles, expiresAt: required(values, 'expires'), reason: required(values, 'reason') };
    const json = await answerOf(client.POST('/api/v12/api-keys', { body }));
    return { json, text: shownOnce(json, json.expiresAt) };
  },
};

export const apiKeysRotate: CliCommand = {
  name: 'api-keys rotate',
  summary: 'give an API key a new secret, and show it once',
  arguments: [keyId],
  options: [
    expires,
    option('--overlap <seconds>', 'how long the present secret stays valid').default('86400'),
    mandatoryReason,
  ],
  operations: ['POST /api/v12/api-keys/{keyId}/rotate'],
  run: async ({ client, values, positionals: [id = ''] }) => {
    const body = {
      expiresAt: required(values, 'expires'),
      overlapSeconds: Number(required(values, 'overlap')),
      reason: required(values, 'reason'),
    };
    const params = { path: { keyId: id } };
    const json = await answerOf(client.POST('/api/v12/api-keys/{keyId}/rotate', { params, body }));
    return { json, text: `${shownOnce(json, json.expiresAt)}\n\nThe previous secret ends at ${json.previousEndsAt}.` };
  },
};

export const apiKeysRevoke: CliCommand = {
  name: 'api-keys revoke',
  summary: 'revoke an API key, within a second everywhere',
  arguments: [keyId],
  options: [mandatoryReason],
  operations: ['POST /api/v12/api-keys/{keyId}/revoke'],
  run: async ({ client, values, positionals: [id = ''] }) => {
    const params = { path: { keyId: id } };
    const body = { reason: required(values, 'reason') };
    const json = await answerOf(client.POST('/api/v12/api-keys/{keyId}/revoke', { params, body }));
    return { json, text: list([['revoked', json.keyId]]) };
  },
};

function shownOnce(issued: { readonly keyId: string; readonly key: string | null }, expiresAt: string): string {
  const facts = list([
    ['id', issued.keyId],
    ['key', issued.key ?? 'shown before; rotate it if it is lost'],
    ['expires', expiresAt],
  ]);
  return `${facts}\n\nStore the key now. It is not shown again.`;
}
