import { Argument } from 'commander';
import { answerOf, type Schemas } from '#libs/client';
import { mandatoryReason, option, optional, required, type CliCommand } from '../cli-command.ts';
import { everyPage } from '../every-page.ts';
import { standingQuery, standingText, statusOption } from '../standing.ts';
import { list, tableOr } from '../table.ts';

type Role = Schemas['GrantRoleRequest']['role'];

const principal = new Argument('<principal>', 'the id of the principal, as whoami shows it');
const role = new Argument('<role>', 'the role').choices([
  'ADMIN',
  'OPS',
  'SUBMITTER',
  'VALIDATOR',
  'AUDITOR',
  'SERVICE',
]);

export const grantsList: CliCommand = {
  name: 'grants list',
  summary: 'list the grants of roles',
  arguments: [],
  options: [statusOption],
  operations: ['GET /api/v12/grants'],
  run: async ({ client, values }) => {
    const wanted = standingQuery(values);
    const items = await everyPage((page) =>
      answerOf(client.GET('/api/v12/grants', { params: { query: { ...page, ...wanted } } })),
    );
    const text = tableOr('There are no such grants.', {
      header: ['principal', 'role', 'until', 'granted by', 'since', 'reason', 'status'],
      rows: items.map((grant) => [
        grant.principal,
        grant.role,
        grant.until ?? 'it is revoked',
        grant.grantedBy,
        grant.grantedAt,
        grant.reason,
        standingText(grant),
      ]),
    });
    return { json: { items }, text };
  },
};

export const grantsAdd: CliCommand = {
  name: 'grants add',
  summary: 'grant a role to a principal',
  arguments: [principal, role],
  options: [option('--until <time>', 'when the grant ends; unset: when it is revoked'), mandatoryReason],
  operations: ['POST /api/v12/grants'],
  run: async ({ client, values, positionals: [person = '', granted] }) => {
    const until = optional(values, 'until');
    const body = {
      principal: person,
      role: granted as Role,
      reason: required(values, 'reason'),
      ...(until !== undefined && { until }),
    };
    const json = await answerOf(client.POST('/api/v12/grants', { body }));
    const text = list([
      ['principal', json.principal],
      ['role', json.role],
      ['until', json.until ?? 'it is revoked'],
    ]);
    return { json, text };
  },
};

export const grantsRevoke: CliCommand = {
  name: 'grants revoke',
  summary: 'revoke a granted role, within a second everywhere',
  arguments: [principal, role],
  options: [mandatoryReason],
  operations: ['POST /api/v12/grants/revoke'],
  run: async ({ client, values, positionals: [person = '', revoked] }) => {
    const body = { principal: person, role: revoked as Role, reason: required(values, 'reason') };
    const json = await answerOf(client.POST('/api/v12/grants/revoke', { body }));
    const text = list([
      ['principal', json.principal],
      ['revoked', json.role],
    ]);
    return { json, text };
  },
};
