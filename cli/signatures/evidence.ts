import { readFile } from 'node:fs/promises';
import { answerOf, type AssentClient, type Schemas } from '#libs/client';
import { loggedEventSchema, NothingToVerify, verifyVotes, type LoggedEvent, type VotesReport } from '#libs/signatures';
import { WrongUsage } from '../cli-command.ts';
import { list } from '../table.ts';

/** The events that prove the votes of a request, from the API. */
export async function evidenceFrom(client: AssentClient, approvalRequestId: string): Promise<readonly LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  for (let cursor: string | null | undefined = undefined; cursor !== null;) {
    const query: { limit: number; cursor?: string } = { limit: 500, ...(cursor !== undefined && { cursor }) };
    const page: Schemas['VoteEvidence'] = await answerOf(
      client.GET('/api/v12/approvals/{approvalRequestId}/evidence', { params: { path: { approvalRequestId }, query } }),
    );
    events.push(...page.items);
    cursor = page.nextCursor;
  }
  return distinct(events);
}

/** The events of an exported log, one JSON document a line. @throws WrongUsage, with the line, for anything else */
export async function evidenceInFile(path: string): Promise<readonly LoggedEvent[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new WrongUsage(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  });
  const lines = text.split('\n').map((line, index) => ({ line, number: index + 1 }));
  return distinct(
    lines.filter(({ line }) => line.trim() !== '').map(({ line, number }) => eventIn(line, path, number)),
  );
}

function eventIn(line: string, path: string, number: number): LoggedEvent {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new WrongUsage(`Line ${number} of ${path} is not JSON.`);
  }
  const { success, data } = loggedEventSchema.safeParse(value);
  if (success) return data;
  throw new WrongUsage(
    `Line ${number} of ${path} is not an event with stream, revision, position, type, data and metadata.`,
  );
}

/** Two pages may have the events of the same key. */
function distinct(events: readonly LoggedEvent[]): readonly LoggedEvent[] {
  return [...new Map(events.map((event) => [`${event.stream} ${event.revision}`, event])).values()];
}

/** @throws WrongUsage when the events are of other requests */
export function reportOn(
  approvalRequestId: string,
  events: readonly LoggedEvent[],
  requireSignatures: boolean,
): VotesReport {
  try {
    return verifyVotes(approvalRequestId, events, { requireSignatures });
  } catch (error) {
    throw error instanceof NothingToVerify ? new WrongUsage(error.message) : error;
  }
}

export function reportText(report: VotesReport): string {
  const votes = report.votes.map((vote) =>
    list([
      ['validator', vote.validatorId],
      ['vote', `${vote.choice}${vote.counted ? '' : ' (after the decision)'}`],
      ['time', vote.castAt],
      ['verdict', vote.fault === null ? vote.verdict : `${vote.verdict}: ${vote.fault}`],
      ...(vote.statement === null
        ? []
        : ([
            ['meaning', vote.statement.meaning],
            ['key', keyText(vote.key)],
            ['statement', JSON.stringify(vote.statement)],
            ['SHA-256', vote.statementHash ?? ''],
          ] as const)),
    ]),
  );
  const required = report.signedVotes === 'required' ? 'must be signed' : 'may be unsigned';
  return [
    `Approval request ${report.approvalRequestId} of the tenant ${report.tenant}: its votes ${required}.`,
    ...(votes.length === 0 ? ['It has no votes.'] : votes),
    ...report.faults,
    report.valid ? 'Every vote is as it must be.' : 'The record does not hold.',
  ].join('\n\n');
}

function keyText(key: VotesReport['votes'][number]['key']): string {
  if (key === null) return 'unknown';
  const copied = key.backedUp === true ? ', copied to other devices' : '';
  return `${key.keyId} (${key.kind}${copied}), confirmed by ${key.confirmedBy === '' ? 'nobody' : key.confirmedBy}`;
}
