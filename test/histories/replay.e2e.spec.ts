import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { upcasters } from '#libs/domain';
import {
  createPostgresEventStore,
  EventSchemas,
  nameOfStream,
  tenantOfStream,
  type RecordedEvent,
} from '#libs/event-store';
import { MovableClock } from '#libs/process';
import { startTestAssent, type TestAssent } from '../e2e/running-assent.ts';
import { eventually } from '../eventually.ts';
import { stateOf } from './fold.ts';
import { describeOnPostgres } from '../e2e/test-store.ts';

const directory = new URL('.', import.meta.url);
const files = readdirSync(directory).filter((name) => name.endsWith('.jsonl'));

/** Processors that issue commands or publish events. */
const processors = [
  ...['execute-approved', 'resume-executions', 'restore-versions', 'reject-versions', 'expire-versions'],
  ...['retry-blocked', 'open-approvals', 'release-dependents', 'release-seats', 'revoke-validators'],
  ...['abandon-claims', 'abandon-reparentings', 'abandon-rollbacks', 'retry-faulted'],
  ...['settlement-processor', 'consumer-group:revenue', 'consumer-group:settlement'],
];

describeOnPostgres.each(files)('Assent on the log %s of an earlier version', (file) => {
  const lines = readFileSync(new URL(file, directory), 'utf8').trimEnd().split('\n');
  const stored = lines.map((line) => JSON.parse(line) as RecordedEvent);
  const schemas = new EventSchemas(upcasters);
  const history = stored.map((event) => schemas.upcast(event));
  // Sets the clock to the end of the log, so that nothing expires earlier.
  const now = new Date(
    history
      .map(({ metadata }) => metadata.occurredAt)
      .sort()
      .at(-1) ?? '',
  );
  let assent: TestAssent;

  beforeAll(async () => {
    const clock = new MovableClock();
    clock.moveTo(now);
    assent = await startTestAssent({}, clock, async (pool) => {
      const store = createPostgresEventStore({ pool });
      for (const event of stored) {
        await store.append(event.stream, event.revision === 0 ? 'no-stream' : event.revision - 1, [event]);
      }
      await store.close();
    });
  });

  afterAll(async () => {
    await assent.close();
  });

  it('reads all events, parks none and repeats no work', async () => {
    const behind = async (): Promise<string[]> => {
      const { rows } = await assent.pool.query<{ processor: string }>(
        'select processor from processing.checkpoints where position = $1',
        [await assent.head()],
      );
      return processors.filter((name) => !rows.some(({ processor }) => processor === name));
    };
    await eventually(behind, (names) => names.length === 0);
    const since = (await assent.log()).slice(stored.length).map(({ type }) => type);
    expect(since.filter((type) => !/^(Revenue|Settlement|Funds)/.test(type))).toEqual([]);
    // Older logs derive the ids of revenue streams and settlements differently, so a database without their books
    // creates them again.
    if (file > '2026-11-24') expect(Number(await assent.head())).toBe(stored.length);
    expect((await assent.pool.query('select * from processing.parked_events')).rows).toEqual([]);
    expect((await assent.pool.query('select * from messaging.dead_letters')).rows).toEqual([]);
  });

  it('answers the status of each version according to the log', async () => {
    const headers = { 'x-min-position': await assent.head() };
    // Waits for the position.
    await assent.get('/api/v12/versions', headers);
    const versions = history.filter(({ type }) => type === 'VersionCreated').map(({ stream }) => stream);
    for (const stream of versions) {
      const id = nameOfStream(stream).slice('version-'.length);
      const { status } = stateOf(stream, history) as { readonly status: string };
      // The caller in local mode belongs to the tenant default, so the rows of others are read from the table.
      const { rows } = await assent.pool.query<{ status: string }>(
        'select status from secondary_token_versions where tenant_id = $1 and id = $2',
        [tenantOfStream(stream), id],
      );
      expect([stream, rows]).toEqual([stream, [{ status }]]);
      if (tenantOfStream(stream) !== 'default') continue;
      const { body } = await assent.get(`/api/v12/versions/${id}`, headers);
      expect([stream, body.status]).toEqual([stream, status]);
    }
    expect((await assent.get('/api/v12/books/trial-balance')).body.total).toBe('0.00');
  });

  it('DESIGN-11 shows who cast the last vote of each validator, how they had signed in, and with which key', async () => {
    await assent.get(`/api/v12/approvals/${randomUUID()}`, { 'x-min-position': await assent.head() });
    const { rows } = await assent.pool.query<Record<'id' | 'validator', string>>(
      `select approval_request_id as id, validator_id as validator, cast_by as "castBy",
         signed_in ->> 'principal' as principal, signing_key_id as "keyId"
       from approval_votes where revoked_by is null`,
    );
    const byVote = new Map(rows.map((row) => [`${row.id} ${row.validator}`, row]));
    const cast = history.filter(({ type }) => type === 'VoteCast' || type === 'LateVoteCast').map(voteOf);
    const revoked = history.filter(({ type }) => type === 'ValidatorRevoked').map(voteOf);
    const last = new Map(cast.map((vote) => [`${vote.id} ${vote.validator}`, vote]));
    for (const { id, validator } of revoked) last.delete(`${id} ${validator}`);
    expect(byVote).toEqual(last);
  });
});

/** The vote that the event is about, as its row shows it. */
function voteOf({ data, metadata: { actor } }: RecordedEvent) {
  const { approvalRequestId, validatorId, castBy, signature } = data as {
    readonly approvalRequestId: string;
    readonly validatorId: string;
    readonly castBy?: string;
    readonly signature?: { readonly keyId: string };
  };
  return {
    ...{ id: approvalRequestId, validator: validatorId, castBy: castBy ?? null },
    principal: actor.method === undefined ? null : actor.id,
    keyId: signature?.keyId ?? null,
  };
}
