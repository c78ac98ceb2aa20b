import { readdirSync, readFileSync } from 'node:fs';
import { approvalRequestDecider, approvalStream, upcasters } from '#libs/domain';
import { EventSchemas, nameOfStream, type RecordedEvent } from '#libs/event-store';
import { integrationEventKinds, integrationEventSchema } from '#libs/contracts';
import { integrationEventsOf } from '#libs/integration-events';
import { loggedEventSchema, verifyVotes } from '#libs/signatures';
import { everyType } from './every-event.ts';
import { stateOf } from './fold.ts';

/*
 * Logs of earlier versions, in files that are never edited. Current code must understand every event in them.
 * A new event type or shape needs a new history. To write it, run
 * WRITE_HISTORY=test/histories/DATE-WHAT.jsonl npm test -- write-history. For principals, API keys, delegations and a second
 * tenant, run WRITE_ACCESS_HISTORY=test/histories/DATE-WHAT.jsonl npm test -- access.e2e.
 */
const directory = new URL('.', import.meta.url);
const files = readdirSync(directory).filter((name) => name.endsWith('.jsonl'));

const schemas = new EventSchemas(upcasters);

function stored(file: string): readonly RecordedEvent[] {
  const lines = readFileSync(new URL(file, directory), 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as RecordedEvent);
}

describe('the histories', () => {
  it('contain every event type in every schema version', () => {
    const known = new Set(files.flatMap(stored).map(({ type, schemaVersion }) => `${type} ${schemaVersion}`));
    const versions = everyType.map((type) => `${type} ${schemas.versionOf(type)}`);
    const earlier = upcasters.map(({ type, from }) => `${type} ${from}`);
    expect([...versions, ...earlier].filter((version) => !known.has(version))).toEqual([]);
  });
});

/** The approval requests of a history with signed votes. */
function requestsWithSignatures(events: readonly RecordedEvent[]): readonly string[] {
  return [...new Set(events.filter(isSigned).map(({ data }) => (data as SignedVote).approvalRequestId))];
}

interface SignedVote {
  readonly approvalRequestId: string;
  readonly signature?: { readonly rulesHash?: string };
}

function isSigned({ data }: RecordedEvent): boolean {
  return (data as Partial<SignedVote>).signature !== undefined;
}

describe('the signed votes in the histories', () => {
  const signed = files.filter((file) => requestsWithSignatures(stored(file)).length > 0);

  it('S7-6 have every format of the statement', () => {
    const formats = signed.flatMap((file) =>
      stored(file)
        .filter(isSigned)
        .map(({ data }) => ((data as SignedVote).signature?.rulesHash === undefined ? 1 : 2)),
    );
    expect(new Set(formats)).toEqual(new Set([1, 2]));
  });

  it.each(signed)('S7-6 verify from %s alone, and no longer after a change of the rules', (file) => {
    const events = stored(file);
    for (const approvalRequestId of requestsWithSignatures(events)) {
      const report = verifyVotes(approvalRequestId, loggedIn(events));
      expect(report).toMatchObject({ faults: [], valid: true });
      const votes = report.votes.filter(({ statement }) => statement !== null);
      const altered = events.map((event) =>
        event.type === 'ApprovalRequested' ? { ...event, data: { ...event.data, tier: 'STANDARD' } } : event,
      );
      expect(
        verifyVotes(approvalRequestId, loggedIn(altered)).votes.filter(({ statement }) => statement),
      ).toMatchObject(
        votes.map(({ statement }) => ({
          verdict: statement?.statement === 'assent-vote-2' ? 'invalid' : 'signed',
        })),
      );
    }
  });
});

/** As an export of the log has the events. */
function loggedIn(events: readonly RecordedEvent[]): Parameters<typeof verifyVotes>[1] {
  return loggedEventSchema.array().parse(events);
}

describe.each(files)('the history %s', (file) => {
  const events = stored(file).map((event) => schemas.upcast(event));
  const streams = [...new Set(events.map(({ stream }) => stream))];

  it('folds to the recorded states', () => {
    const states = streams.map((stream, index) => {
      const { status } = stateOf(stream, events) as { status?: string };
      return `${String(index + 1).padStart(2)} ${nameOfStream(stream).split('-')[0] ?? ''} ${status ?? ''}`;
    });
    expect(states).toMatchSnapshot();
  });

  it('translates to integration events that match the contracts', () => {
    for (const event of events.flatMap(integrationEventsOf)) {
      integrationEventSchema.parse(event);
      integrationEventKinds[event.type].data.parse(event.data);
    }
  });

  it('has approval requests that can still be decided', () => {
    for (const stream of streams) {
      if (!nameOfStream(stream).startsWith(approvalStream(''))) continue;
      const state = stateOf(stream, events) as typeof approvalRequestDecider.initialState;
      const metadata = { now: '2026-11-23T22:00:00.000Z', actor: { type: 'user', id: 'tester' } } as const;
      const revoke = {
        validatorId: 'nobody',
        replacementId: null,
        claimId: 'x',
        reason: 'x',
        revokedBy: 'x',
        metadata,
      };
      expect(approvalRequestDecider.decide({ type: 'RevokeValidator', ...revoke }, state)).toMatchObject({
        code: 'VALIDATOR_NOT_FOUND',
      });
    }
  });
});
