import { Argument } from 'commander';
import { answerOf, type Schemas } from '#libs/client';
import { mandatoryReason, option, optional, required, type CliCommand } from '../cli-command.ts';
import { list, tableOr } from '../table.ts';

type Action = Schemas['ListStepUpRulesResponse']['items'][number]['action'];

const action = new Argument('<action>', 'a permission such as execution:control, or critical-votes');

export const stepUpList: CliCommand = {
  name: 'step-up list',
  summary: 'list the rules that ask for a fresh or strong sign-in',
  arguments: [],
  options: [],
  operations: ['GET /api/v12/step-up-rules'],
  run: async ({ client }) => {
    const json = await answerOf(client.GET('/api/v12/step-up-rules'));
    const text = tableOr('There are no rules.', {
      header: ['action', 'signed in within', 'context'],
      rows: json.items.map((rule) => [
        rule.action,
        rule.maxAgeSeconds === null ? 'any time' : `${rule.maxAgeSeconds} s`,
        rule.acr ?? 'any',
      ]),
    });
    return { json, text };
  },
};

export const stepUpRequire: CliCommand = {
  name: 'step-up require',
  summary: 'ask for a fresh or strong sign-in',
  arguments: [action],
  options: [
    option('--max-age <seconds>', 'the greatest age of the sign-in'),
    option('--acr <contexts>', 'the authentication contexts, separated by spaces; the token must name one'),
    mandatoryReason,
  ],
  operations: ['PUT /api/v12/step-up-rules/{action}'],
  run: async ({ client, values, positionals: [named] }) => {
    const maxAge = optional(values, 'maxAge');
    const acr = optional(values, 'acr');
    const body = {
      reason: required(values, 'reason'),
      ...(maxAge !== undefined && { maxAgeSeconds: Number(maxAge) }),
      ...(acr !== undefined && { acr }),
    };
    const params = { path: { action: named as Action } };
    const json = await answerOf(client.PUT('/api/v12/step-up-rules/{action}', { params, body }));
    return { json, text: list([['rule for', json.action]]) };
  },
};

export const stepUpRelease: CliCommand = {
  name: 'step-up release',
  summary: 'release a rule',
  arguments: [action],
  options: [mandatoryReason],
  operations: ['POST /api/v12/step-up-rules/{action}/release'],
  run: async ({ client, values, positionals: [named] }) => {
    const params = { path: { action: named as Action } };
    const body = { reason: required(values, 'reason') };
    const json = await answerOf(client.POST('/api/v12/step-up-rules/{action}/release', { params, body }));
    return { json, text: list([['released', json.action]]) };
  },
};
