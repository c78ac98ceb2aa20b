import { answerOf } from '#libs/client';
import type { CliCommand } from '../cli-command.ts';
import { table } from '../table.ts';

export const doctor: CliCommand = {
  name: 'doctor',
  summary: 'check for faults in the event log and for dead letters; exit code 1 when there are any',
  arguments: [],
  options: [],
  operations: ['GET /api/v12/diagnosis'],
  run: async ({ client }) => {
    const diagnosis = await answerOf(client.GET('/api/v12/diagnosis'));
    const summary = table({
      header: ['check', 'result', 'findings'],
      rows: diagnosis.checks.map(({ name, result, count }) => [name, result, String(count)]),
      numeric: [2],
    });
    const details = diagnosis.checks
      .filter(({ result }) => result !== 'ok')
      .map(({ name, count, findings, action }) => {
        const rows = findings.map(({ subject, reason }) => `  ${subject}: ${reason}`);
        const more = count > findings.length ? [`  … and ${count - findings.length} more`] : [];
        return [name, ...rows, ...more, `  What to do: ${action ?? ''}`].join('\n');
      });
    return { json: diagnosis, text: [summary, ...details].join('\n\n'), exitCode: diagnosis.healthy ? 0 : 1 };
  },
};
