import { z } from 'zod';
import { answerOf, type Schemas } from '#libs/client';
import { versionId, type CliCommand } from '../cli-command.ts';
import { everyPage } from '../every-page.ts';
import { tableOr } from '../table.ts';
import { delegatedVote, through } from '../who-acted.ts';

type Entry = Schemas['ExecutionAudit']['auditEntries'][number];

/** S6-56: reads all pages. */
export const audit: CliCommand = {
  name: 'audit',
  summary: 'list every phase of every execution of a version, and who did what to it, oldest first',
  arguments: [versionId],
  options: [],
  operations: ['GET /api/v12/approval-execution/{versionId}/audit'],
  run: async ({ client, positionals: [versionId = ''] }) => {
    const auditEntries = await everyPage(async (query) => {
      const params = { path: { versionId }, query };
      const page = await answerOf(client.GET('/api/v12/approval-execution/{versionId}/audit', { params }));
      return { items: page.auditEntries, nextCursor: page.nextCursor };
    });
    const text = tableOr('Nobody has executed, held or changed this version.', {
      header: ['time', 'phase', 'from', 'to', 'by', 'what'],
      rows: auditEntries.map((entry) => [
        entry.timestamp,
        entry.phase,
        entry.previousStatus ?? '–',
        entry.newStatus ?? '–',
        personsOf(entry),
        entry.errorMessage ?? wordsOf(entry.metadata),
      ]),
    });
    return { json: { versionId, auditEntries }, text };
  },
};

/** Who acted, and who signed in to act for them. */
function personsOf({ executedBy, metadata: { delegate } }: Entry): string {
  return through(executedBy, typeof delegate === 'string' ? delegate : null);
}

/** The operator's reason, or else the result of the phase. */
function wordsOf(metadata: Entry['metadata']): string {
  const { reason, validationsPassed, totalDurationMs, delegated } = metadata;
  if (typeof reason === 'string') return reason;
  if (typeof validationsPassed === 'number') return `${validationsPassed} of 6 checks passed`;
  return typeof totalDurationMs === 'number'
    ? [`${totalDurationMs} ms in total`, ...votesOf(delegated)].join('; ')
    : '';
}

const delegatedSchema = z.array(z.object({ validatorId: z.string(), castBy: z.string() }));

/** The approvals that delegates cast. */
function votesOf(delegated: unknown): readonly string[] {
  const { data: votes = [] } = delegatedSchema.safeParse(delegated);
  return votes.map(delegatedVote);
}
