import { Option } from 'commander';
import { answerOf, type AssentClient, type Schemas } from '#libs/client';
import { id, type CliCommand } from '../cli-command.ts';
import { everyPage } from '../every-page.ts';
import { textOf, whoDid, whoDidHeader, type RecordedEvent } from '../recorded-events.ts';
import { evidenceFrom } from '../signatures/evidence.ts';
import { list, tableOr } from '../table.ts';
import { signInText, through } from '../who-acted.ts';

type Approval = Schemas['ApprovalView'];
type Vote = Approval['votes'][number];

export const approval: CliCommand = {
  name: 'approval',
  summary: 'show the votes of an approval request and its deadlines',
  arguments: [id('<approvalRequestId>', 'the approval request')],
  options: [new Option('--history', 'every vote, revocation and decision in recorded order, and who did it')],
  operations: ['GET /api/v12/approvals/{approvalRequestId}'],
  run: async ({ client, values, positionals: [approvalRequestId = ''] }) => {
    const read = (query: { limit: number; cursor?: string }) =>
      answerOf(
        client.GET('/api/v12/approvals/{approvalRequestId}', { params: { path: { approvalRequestId }, query } }),
      );
    const facts = await read({ limit: 1 });
    const votes = await everyPage(async (query) => {
      const page = await read(query);
      return { items: page.votes, nextCursor: page.nextCursor };
    });
    const json = { ...facts, votes, nextCursor: null };
    if (values['history'] !== true) return { json, text: `${summaryOf(facts)}\n\n${votesTable(votes)}` };
    const history = await historyOf(client, approvalRequestId);
    return { json: { ...json, history }, text: `${summaryOf(facts)}\n\n${historyTable(history)}` };
  },
};

function summaryOf({ tally, ...facts }: Approval): string {
  return list([
    ['approval', `${facts.approvalRequestId} (${facts.status})`],
    ['version', facts.versionId],
    ['votes', `${tally.approve} approve, ${tally.reject} reject, ${tally.abstain} abstain, of ${tally.validators}`],
    ['voting ends', facts.votingWindowEnd],
    ['expires', facts.approvalExpiryDeadline],
  ]);
}

function votesTable(votes: readonly Vote[]): string {
  return tableOr('Nobody has voted.', {
    header: ['validator', 'vote', 'time', 'signature', 'signed in', 'from', 'reason'],
    rows: votes.map((vote) => [
      ...[through(vote.validatorId, vote.castBy), voteText(vote), vote.castAt, signatureText(vote.signature)],
      ...[signInOfVote(vote), vote.signedIn?.address ?? '', vote.reason ?? ''],
    ]),
  });
}

function voteText({ choice, revokedBy }: Vote): string {
  return revokedBy === null ? choice : `${choice}, revoked by ${revokedBy}`;
}

/** The system revokes validators too, and does not sign in. */
function signInOfVote({ signedIn, revokedBy }: Vote): string {
  return signedIn === null && revokedBy !== null ? '' : signInText(signedIn);
}

function signatureText(signature: Vote['signature']): string {
  return signature === null ? 'unsigned' : `${signature.meaning}, key ${signature.keyId.slice(0, 12)}`;
}

/** The events of the request alone, without those that only prove its votes. */
async function historyOf(client: AssentClient, approvalRequestId: string): Promise<readonly RecordedEvent[]> {
  const events = await evidenceFrom(client, approvalRequestId);
  return events.filter(({ stream }) => stream.endsWith(`approval-${approvalRequestId}`));
}

function historyTable(events: readonly RecordedEvent[]): string {
  return tableOr('Nothing has happened.', {
    header: ['time', 'event', 'validator', 'detail', ...whoDidHeader],
    rows: events.map((event) => [
      ...[event.metadata.occurredAt, event.type, textOf(event.data['validatorId']), detailOf(event.data)],
      ...whoDid(event),
    ]),
  });
}

function detailOf({ choice, replacementId }: RecordedEvent['data']): string {
  return typeof replacementId === 'string' ? `replaced by ${replacementId}` : textOf(choice);
}
