import { readFile } from 'node:fs/promises';
import { answerOf, type AssentClient } from '#libs/client';
import {
  loggedEventSchema,
  NothingToVerify,
  showInvisible,
  verifyVotes,
  type LoggedEvent,
  type VerificationOptions,
  type VotesReport,
} from '#libs/signatures';
import { WrongUsage } from '../cli-command.ts';
import { everyPage } from '../every-page.ts';
import { statedEvents } from '../exports.ts';
import type { RecordedEvent } from '../recorded-events.ts';
import { list } from '../table.ts';
import { through } from '../who-acted.ts';

/** The events of a request and those that prove its votes, from the API. */
export function evidenceFrom(client: AssentClient, approvalRequestId: string): Promise<readonly RecordedEvent[]> {
  return everyPage((query) => {
    const params = { path: { approvalRequestId }, query };
    return answerOf(client.GET('/api/v12/approvals/{approvalRequestId}/evidence', { params }));
  });
}

/** The events of an exported log, one JSON document a line. @throws WrongUsage, with the line, for anything else */
export async function evidenceInFile(path: string): Promise<readonly LoggedEvent[]> {
  const lines = await linesOf(path);
  const events = lines.slice(0, -1).map(({ line, number }) => eventIn(line, path, number));
  const { line = '', number = 0 } = lines.at(-1) ?? {};
  const stated = statedEvents(line);
  if (stated === undefined) {
    throw new WrongUsage(
      `Line ${number} of ${path} is not the last line of an export, {"end": …}, so events may be missing.`,
    );
  }
  if (stated !== events.length) throw new WrongUsage(`${path} has ${events.length} of ${stated} events.`);
  return events;
}

const trustedKey = /^([0-9a-f]{64})\s+(\S.*)$/;

/**
 * The keys that an auditor knows from the validators themselves: a line `<keyId> <validator>` for each. Lines that begin
 * with # are comments.
 * @returns the validator by the id of the key
 * @throws WrongUsage, with the line, for anything else
 */
export async function trustedKeysIn(path: string): Promise<ReadonlyMap<string, string>> {
  const trusted = new Map<string, string>();
  for (const { line, number } of await linesOf(path)) {
    if (line.startsWith('#')) continue;
    const [, keyId, validator] = trustedKey.exec(line) ?? [];
    if (keyId === undefined || validator === undefined) {
      throw new WrongUsage(`Line ${number} of ${path} does not have the form "<keyId> <validator>".`);
    }
    if (trusted.has(keyId)) throw new WrongUsage(`Line ${number} of ${path} repeats the key ${keyId}.`);
    trusted.set(keyId, validator);
  }
  return trusted;
}

/** The lines of a file that are not blank. */
async function linesOf(path: string): Promise<readonly { readonly line: string; readonly number: number }[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new WrongUsage(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  });
  return text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '');
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

/** @throws WrongUsage when the events are of other requests */
export function reportOn(
  approvalRequestId: string,
  events: readonly LoggedEvent[],
  options: VerificationOptions,
): VotesReport {
  try {
    return verifyVotes(approvalRequestId, events, options);
  } catch (error) {
    throw error instanceof NothingToVerify ? new WrongUsage(error.message) : error;
  }
}

export function reportText(report: VotesReport): string {
  const votes = report.votes.map((vote) =>
    list([
      ['validator', showInvisible(through(vote.validatorId, vote.castBy))],
      ['vote', `${vote.choice}${vote.counted ? '' : ' (after the decision)'}`],
      ['time', vote.castAt],
      ['verdict', vote.fault === null ? vote.verdict : `${vote.verdict}: ${vote.fault}`],
      ...(vote.statement === null
        ? []
        : ([
            ['meaning', vote.statement.meaning],
            ['key', keyText(vote.key)],
            ['statement', showInvisible(JSON.stringify(vote.statement))],
            ['SHA-256', vote.statementHash ?? ''],
          ] as const)),
    ]),
  );
  const required = report.signedVotes === 'required' ? 'must be signed' : 'may be unsigned';
  return [
    `Approval request ${report.approvalRequestId} of the tenant ${report.tenant}: its votes ${required}.`,
    ...(votes.length === 0 ? ['It has no votes.'] : votes),
    ...report.changes.map((change) => `Validators changed: ${showInvisible(change)}`),
    ...report.faults,
    report.valid ? 'Every vote is as it must be.' : 'The record does not hold.',
  ].join('\n\n');
}

function keyText(key: VotesReport['votes'][number]['key']): string {
  if (key === null) return 'unknown';
  const copied = key.backedUp === true ? ', copied to other devices' : '';
  return `${key.keyId} (${key.kind}${copied}), confirmed by ${key.confirmedBy === '' ? 'nobody' : key.confirmedBy}`;
}
