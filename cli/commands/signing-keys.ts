import { Argument } from 'commander';
import { answerOf, type Schemas } from '#libs/client';
import {
  actorOf,
  by,
  mandatoryReason,
  operatorOf,
  option,
  optional,
  required,
  type CliCommand,
} from '../cli-command.ts';
import { everyPage } from '../every-page.ts';
import { KeyFile } from '../signatures/key-file.ts';
import { list, tableOr } from '../table.ts';

const keyArgument = new Argument('<keyId>', 'the id of the key: 64 hex digits');

export const signingKeysList: CliCommand = {
  name: 'signing-keys list',
  summary: 'list the keys with which validators sign, oldest first',
  arguments: [],
  options: [option('--validator <name>', 'the keys of this person')],
  operations: ['GET /api/v12/signing-keys'],
  run: async ({ client, values }) => {
    const validatorId = optional(values, 'validator');
    const items = await everyPage((query) =>
      answerOf(
        client.GET('/api/v12/signing-keys', {
          params: { query: { ...query, ...(validatorId !== undefined && { validatorId }) } },
        }),
      ),
    );
    const text = tableOr('There are no signing keys.', {
      header: ['person', 'kind', 'status', 'confirmed by', 'id'],
      rows: items.map((key) => [key.principal, key.kind, statusText(key), key.confirmedBy ?? '–', key.keyId]),
    });
    return { json: { items }, text };
  },
};

function statusText({ status, revokedAt, revokedBy }: Schemas['SigningKeyPage']['items'][number]): string {
  return status === 'REVOKED' ? `REVOKED ${revokedAt ?? ''} by ${revokedBy ?? ''}` : status;
}

export const signingKeysCreate: CliCommand = {
  name: 'signing-keys create',
  summary: 'write a new Ed25519 key to a file; nothing is sent',
  arguments: [new Argument('<file>', 'the file of the private key')],
  options: [],
  operations: [],
  run: async ({ positionals: [file = ''] }) => {
    const { keyId: id, publicKey } = await KeyFile.create(file);
    const text = `${file} holds the key ${id}. Keep the file to yourself: it signs in your name.`;
    return { json: { file, keyId: id, publicKey }, text };
  },
};

export const signingKeysRegister: CliCommand = {
  name: 'signing-keys register',
  summary: 'register your key, so that you can sign with it when another person has confirmed it',
  arguments: [],
  options: [option('--key <file>', 'the file of the private key, which stays here').makeOptionMandatory(), by],
  operations: ['POST /api/v12/signing-keys'],
  run: async ({ client, values }) => {
    const key = await KeyFile.read(required(values, 'key'));
    const { id, tenantId } = await answerOf(client.GET('/api/v12/principal'));
    const proof = key.proofFor(optional(values, 'by') ?? id, tenantId);
    const body = { ...actorOf('validatorId', values), publicKey: key.publicKey, proof };
    const json = await answerOf(client.POST('/api/v12/signing-keys', { body }));
    return { json, text: changedText(json) };
  },
};

export const signingKeysConfirm: CliCommand = {
  name: 'signing-keys confirm',
  summary: 'confirm that a key belongs to its person, who has told you its id by another way',
  arguments: [keyArgument],
  options: [by, mandatoryReason],
  operations: ['POST /api/v12/signing-keys/{signingKeyId}/confirm'],
  run: async ({ client, values, positionals: [signingKeyId = ''] }) => {
    const params = { path: { signingKeyId } };
    const { reason, executedBy } = operatorOf(values);
    const body = { reason, ...(executedBy !== undefined && { executedBy }) };
    const json = await answerOf(client.POST('/api/v12/signing-keys/{signingKeyId}/confirm', { params, body }));
    return { json, text: changedText(json) };
  },
};

export const signingKeysRevoke: CliCommand = {
  name: 'signing-keys revoke',
  summary: 'revoke a key; what it signed before stays valid',
  arguments: [keyArgument],
  options: [by, mandatoryReason],
  operations: ['POST /api/v12/signing-keys/{signingKeyId}/revoke'],
  run: async ({ client, values, positionals: [signingKeyId = ''] }) => {
    const params = { path: { signingKeyId } };
    const { reason, executedBy } = operatorOf(values);
    const body = { reason, ...(executedBy !== undefined && { executedBy }) };
    const json = await answerOf(client.POST('/api/v12/signing-keys/{signingKeyId}/revoke', { params, body }));
    return { json, text: changedText(json) };
  },
};

function changedText({ keyId: id, principal, status }: Schemas['SigningKeyChanged']): string {
  return list([
    ['key', id],
    ['person', principal],
    ['status', status],
  ]);
}
