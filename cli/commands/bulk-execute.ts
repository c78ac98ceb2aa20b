import { readFileSync } from 'node:fs';
import { answerOf } from '#libs/client';
import { Argument } from 'commander';
import { actorOf, by, option, optional, reason, uuid, WrongUsage, type CliCommand } from '../cli-command.ts';
import { table } from '../table.ts';

/** S6-46. */
export const bulkExecute: CliCommand = {
  name: 'bulk-execute',
  summary: 'execute many approvals',
  arguments: [
    // commander passes the list collected so far.
    new Argument('[approvalRequestId...]', 'the approval requests').argParser<string[] | undefined>((text, before) => [
      ...(before ?? []),
      uuid(text),
    ]),
  ],
  options: [
    by,
    reason,
    option('--file <file>', 'a file with more approval requests, one per line; - reads standard input'),
  ],
  operations: ['POST /api/v12/approval-execution/bulk-execute'],
  run: async ({ client, values, positionals }) => {
    const file = optional(values, 'file');
    const approvalRequestIds = [...positionals, ...(file === undefined ? [] : idsIn(file))];
    if (approvalRequestIds.length === 0)
      throw new WrongUsage('No approval requests are given. Name at least one, or use --file.');
    const reason = optional(values, 'reason');
    const body = { approvalRequestIds, ...actorOf('executedBy', values), ...(reason !== undefined && { reason }) };
    const json = await answerOf(client.POST('/api/v12/approval-execution/bulk-execute', { body }));
    const text = [
      table({
        header: ['approval request', 'result', 'version', 'why'],
        rows: json.results.map((result) => [
          result.approvalRequestId,
          result.status,
          result.versionId ?? '–',
          result.errorCode === null
            ? result.alreadyExecuted
              ? 'already executed'
              : ''
            : `${result.errorCode}: ${result.errorMessage ?? ''}`,
        ]),
      }),
      '',
      `${json.successCount} of ${json.totalRequests} executed`,
    ].join('\n');
    return { json, text, exitCode: json.failureCount === 0 ? 0 : 1 };
  },
};

/** One id per line. */
function idsIn(file: string): readonly string[] {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
      .split(/\s+/)
      .filter((id) => id !== '');
  } catch (error) {
    throw new WrongUsage(`The file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
