import { Argument } from 'commander';
import { answerOf, type Schemas } from '#libs/client';
import {
  id,
  idOption,
  mandatoryReason,
  option,
  optional,
  required,
  WrongUsage,
  type CliCommand,
} from '../cli-command.ts';
import { everyPage } from '../every-page.ts';
import { standingQuery, standingText, statusOption } from '../standing.ts';
import { list, tableOr } from '../table.ts';

type Scope = Schemas['DelegateRequest']['scope'];

export const delegationsList: CliCommand = {
  name: 'delegations list',
  summary: 'list the delegations from and to you',
  arguments: [],
  options: [statusOption],
  operations: ['GET /api/v12/delegations'],
  run: async ({ client, values }) => {
    const wanted = standingQuery(values);
    const items = await everyPage((page) =>
      answerOf(client.GET('/api/v12/delegations', { params: { query: { ...page, ...wanted } } })),
    );
    const text = tableOr('There are no such delegations.', {
      header: ['delegation', 'from', 'to', 'for', 'until', 'reason', 'status'],
      rows: items.map((each) => [
        each.delegationId,
        each.from,
        each.to,
        each.scope.kind === 'permission' ? each.scope.permission : `request ${each.scope.approvalRequestId}`,
        each.until,
        each.reason,
        standingText(each),
      ]),
    });
    return { json: { items }, text };
  },
};

export const delegationsAdd: CliCommand = {
  name: 'delegations add',
  summary: 'let another principal, who has the permission too, act for you',
  arguments: [new Argument('<principal>', 'the id of the delegate, as whoami shows it')],
  options: [
    option('--permission <name>', 'everything that needs this permission, such as approvals:vote'),
    idOption('--request <approvalRequestId>', 'or the vote on this approval request'),
    option('--until <time>', 'when it ends').makeOptionMandatory(),
    mandatoryReason,
  ],
  operations: ['POST /api/v12/delegations'],
  run: async ({ client, values, positionals: [to = ''] }) => {
    const scope = scopeOf(optional(values, 'permission'), optional(values, 'request'));
    const body = { to, scope, until: required(values, 'until'), reason: required(values, 'reason') };
    const json = await answerOf(client.POST('/api/v12/delegations', { body }));
    const text = list([
      ['delegation', json.delegationId],
      ['from', json.from],
      ['to', json.to],
      ['until', json.until],
    ]);
    return { json, text };
  },
};

export const delegationsRevoke: CliCommand = {
  name: 'delegations revoke',
  summary: 'end a delegation from or to you',
  arguments: [id('<delegationId>', 'the delegation')],
  options: [mandatoryReason],
  operations: ['POST /api/v12/delegations/{delegationId}/revoke'],
  run: async ({ client, values, positionals: [delegationId = ''] }) => {
    const params = { path: { delegationId } };
    const body = { reason: required(values, 'reason') };
    const json = await answerOf(client.POST('/api/v12/delegations/{delegationId}/revoke', { params, body }));
    return { json, text: list([['revoked', json.delegationId]]) };
  },
};

/** @throws WrongUsage for none or both */
function scopeOf(permission: string | undefined, approvalRequestId: string | undefined): Scope {
  if (permission !== undefined && approvalRequestId === undefined) {
    return { kind: 'permission', permission } as Scope;
  }
  if (approvalRequestId !== undefined && permission === undefined) {
    return { kind: 'approval-request', approvalRequestId };
  }
  throw new WrongUsage('Give either --permission or --request.');
}
