import { Argument } from 'commander';
import { answerOf, type AssentClient, type Schemas } from '#libs/client';
import type { CliCommand } from '../cli-command.ts';
import { everyPage } from '../every-page.ts';
import { tableOr } from '../table.ts';
import { signInText, through } from '../who-acted.ts';

type ControlAction = Schemas['ControlActionPage']['items'][number];

export const controlActions: CliCommand = {
  name: 'control-actions',
  summary: 'list what operators did to dead letters, replays, read models and the clock, the latest first',
  arguments: [new Argument('[target]', 'only on this dead letter, replay, read model or clock')],
  options: [],
  operations: ['GET /api/v12/control-actions'],
  run: async ({ client, positionals: [target] }) => {
    const items = await actionsOn(client, target);
    const nothing = target === undefined ? 'No operator has acted yet.' : undefined;
    return { json: { items }, text: actionsTable(items, nothing) };
  },
};

/** Reads all pages. @param target undefined: of everything */
export function actionsOn(client: AssentClient, target: string | undefined): Promise<ControlAction[]> {
  return everyPage((query) =>
    answerOf(
      client.GET('/api/v12/control-actions', {
        params: { query: { ...query, ...(target !== undefined && { target }) } },
      }),
    ),
  );
}

export function actionsTable(items: readonly ControlAction[], nothing = 'No operator has acted on it.'): string {
  return tableOr(nothing, {
    header: ['time', 'action', 'target', 'detail', 'by', 'signed in', 'from', 'reason'],
    rows: items.map((action) => [
      ...[
        action.at,
        action.operation,
        action.target,
        action.detail ?? '',
        through(action.executedBy, action.principal),
        signInText(action),
      ],
      ...[action.address ?? '', action.reason],
    ]),
  });
}
