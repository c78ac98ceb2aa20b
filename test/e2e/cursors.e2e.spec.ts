import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { operations, type Operation } from '#libs/contracts';
import { listCursor } from '#libs/http';
import { newTestKey, registrationOf } from '../signatures/signed-vote.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { createVersion, registerToken, submit, untilSettlement, vote } from './steps.ts';

const lists = operations.filter(({ query }) => query !== undefined && 'cursor' in query.shape);

/** Queries that select two rows of a list, and another selection of the same list. */
const selections: Readonly<Record<string, { readonly query?: string; readonly other?: string }>> = {
  listTokens: { query: 'name=Twins', other: 'name=Another' },
  listVersions: { query: 'status=PENDING_VVB', other: 'status=ACTIVE' },
  listNotifications: { query: 'recipient=ann', other: 'recipient=bob' },
  listSettlements: {},
  listDeadLetters: { query: 'group=revenue', other: 'group=settlement' },
  listControlActions: { query: 'target=clock', other: 'target=tokens' },
  getTrialBalance: { query: 'prefix=issuer', other: 'prefix=recipient' },
};

describe('the cursor of a list', () => {
  let assent: TestAssent;
  let ids: Readonly<Record<string, string>>;

  beforeAll(async () => {
    assent = await startTestAssent({ automaticExecution: false });
    ids = await twoOfEach(assent);
  });

  afterAll(async () => {
    await assent.close();
  });

  function addressOf({ operationId, path }: Operation, query = selections[operationId]?.query ?? ''): string {
    return `${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name)}?limit=1&${query}`;
  }

  async function firstCursor(list: Operation): Promise<string> {
    const { status, body } = await assent.get(addressOf(list));
    expect({ status, nextCursor: body.nextCursor }).toEqual({ status: 200, nextCursor: expect.any(String) });
    return String(body.nextCursor);
  }

  it.each(lists)('of $operationId leads to the next page', async (list) => {
    const cursor = await firstCursor(list);
    const pages = await Promise.all(
      [addressOf(list), `${addressOf(list)}&cursor=${encodeURIComponent(cursor)}`].map((path) => assent.get(path)),
    );
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    expect(rowsOf(pages[1]?.body)).toHaveLength(1);
    expect(rowsOf(pages[1]?.body)).not.toEqual(rowsOf(pages[0]?.body));
  });

  it.each([
    ['tokens', 'tokens', { name: undefined }, ['0000-01-01T00:00:00.000Z', randomUUID()]],
    ['tokens', 'tokens', { name: undefined }, [`2026-01-01T00:00:00.${'0'.repeat(200)}Z`, randomUUID()]],
    ['signing-keys', 'signing-keys', { validatorId: undefined, status: undefined }, ['2026-01-01T00:00:00.000Z', '\0']],
    ['books/trial-balance', 'trial-balance', { prefix: undefined }, '\0'],
  ])(
    'S7-18 of %s is refused if its seal is right and PostgreSQL cannot read its place',
    async (path, list, filters, place) => {
      const cursor = listCursor(list, z.unknown()).write(place, filters);
      const { status, body } = await assent.get(`/api/v12/${path}?cursor=${cursor}`);
      expect({ status, code: body.code }).toEqual({ status: 400, code: 'INVALID_CURSOR' });
    },
  );

  it('of listDeadLetters leads from dead letters of groups to parked events of processors', async () => {
    const found: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const next: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await assent.get(`/api/v12/dead-letters?limit=1&group=revenue${next}`);
      found.push(...body.items.map(({ group }: { group: string }) => group));
      cursor = body.nextCursor;
    }
    const letters = ['revenue', 'revenue'];
    expect(found).toEqual([...letters, ...letters.map((group) => `consumer-group:${group}`)]);
  });

  it.each(lists)('S7-18 of $operationId is refused if it is damaged', async (list) => {
    const cursor = await firstCursor(list);
    const json = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const damaged = [
      ...['', 'x', '\0', `${cursor}\0`, `${cursor}!`, `${cursor}=`, ` ${cursor}`, cursor.slice(1), cursor.slice(0, -1)],
      ...[cursor.toUpperCase(), cursor + cursor, 'é'.repeat(100), 'x'.repeat(5_000), '9'.repeat(30)],
      ...[{}, [], null, 1, [null, null], ['\0'], ['\0', '\0'], ['a', 'b'], ['2030-02-30', 'x'], [[], {}]].map(json),
    ];
    const answers = await Promise.all(
      damaged.map((text) => assent.get(`${addressOf(list)}&cursor=${encodeURIComponent(text)}`)),
    );
    expect(answers.map(({ status, body }) => [status, body.code as unknown])).toEqual(
      damaged.map(() => [400, 'INVALID_CURSOR']),
    );
    expect(answers[0]?.body.recommendedActions).not.toHaveLength(0);
  });

  it.each(lists)('S7-18 of $operationId is refused by every other list', async (list) => {
    const cursor = await firstCursor(list);
    for (const other of lists.filter((each) => each !== list)) {
      const answer = await assent.get(`${addressOf(other)}&cursor=${encodeURIComponent(cursor)}`);
      expect([other.operationId, answer.status, answer.body.code]).toEqual([other.operationId, 400, 'INVALID_CURSOR']);
    }
  });

  it.each(lists.filter(({ operationId }) => selections[operationId]?.other !== undefined))(
    'S7-18 of $operationId is refused for another selection of the list',
    async (list) => {
      const cursor = await firstCursor(list);
      const other = addressOf(list, selections[list.operationId]?.other);
      expect(await assent.get(`${other}&cursor=${encodeURIComponent(cursor)}`)).toMatchObject({
        status: 400,
        body: { code: 'INVALID_CURSOR' },
      });
    },
  );
});

function rowsOf(page: Readonly<Record<string, unknown>>): unknown {
  return page['items'] ?? page['auditEntries'] ?? page['votes'] ?? page['accounts'];
}

/** Creates two rows for each list: two settled versions, two that wait for execution, and two dead letters. */
async function twoOfEach(assent: TestAssent): Promise<Readonly<Record<string, string>>> {
  let last: Readonly<Record<string, string>> = {};
  for (const issuerAccountId of ['one', 'two']) {
    const tokenId = await registerToken(assent, '1000.00', { name: 'Twins', issuerAccountId });
    for (const isExecuted of [true, false]) {
      const versionId = await createVersion(assent, tokenId);
      const submission = { tier: 'STANDARD' as const, validators: ['v1', 'v2'], submittedBy: 'ann' };
      const approvalRequestId = await submit(assent, versionId, submission);
      await vote(assent, approvalRequestId, 'v1', 'APPROVE');
      await vote(assent, approvalRequestId, 'v2', 'APPROVE');
      if (!isExecuted) continue;
      const body = { approvalRequestId, executedBy: 'ops', reason: 'a test' };
      await assent.post(`/api/v12/approval-execution/${versionId}/execute-manual`, body);
      await untilSettlement(assent, versionId, 'COMPLETED');
      last = { tokenId, versionId, approvalRequestId, stream: `version-${versionId}` };
    }
  }
  await assent.pool.query(
    `insert into messaging.dead_letters (tenant_id, consumer_group, event_id, event_type, key, sequence, event, error, status, attempts)
     select 'default', 'revenue', gen_random_uuid(), 'TokenFunded', gen_random_uuid(), '1', '{"source": "/assent"}', 'why', 'failed', 1
     from generate_series(1, 2)`,
  );
  await assent.pool.query(
    `insert into processing.parked_events (tenant_id, processor, position, stream, event_id, event_type, error)
     select 'default', 'consumer-group:revenue', number, 'stream', gen_random_uuid(), 'TokenFunded', 'why'
     from generate_series(1, 2) as number`,
  );
  await assent.pool.query(
    `insert into access.denials (tenant_id, minute, principal, operation, code, address, count)
     select 'default', date_trunc('minute', now()), 'anonymous', 'getToken', 'UNAUTHENTICATED', number, 1 from generate_series(1, 2) as number`,
  );
  for (const reason of ['one', 'two']) await assent.post('/api/v12/clock', { advanceByMs: 0, reason });
  for (const validatorId of ['ann', 'bob']) {
    await assent.post('/api/v12/signing-keys', { validatorId, ...registrationOf(newTestKey(), validatorId) });
  }
  await twoOfEachAccess(assent);
  const headers = { 'x-min-position': await assent.head() };
  const reads = ['notifications?recipient=ann', 'signing-keys', 'tokens', 'versions', 'approval-execution/pending'];
  await Promise.all(reads.map((path) => assent.get(`/api/v12/${path}`, headers)));
  return last;
}

/** Creates two grants, API keys and delegations, and a tenant besides the default. */
async function twoOfEachAccess(assent: TestAssent): Promise<void> {
  const until = '2099-01-01T00:00:00.000Z';
  const reason = 'a test';
  const scope = { kind: 'permission', permission: 'approvals:vote' };
  for (const name of ['one', 'two']) {
    await assent.post('/api/v12/grants', { principal: name, role: 'OPS', reason });
    await assent.post('/api/v12/api-keys', { name, roles: ['SERVICE'], expiresAt: until, reason });
    await assent.post('/api/v12/delegations', { to: name, scope, until, reason });
  }
  await assent.post('/api/v12/tenants', { tenantId: 'another', reason });
}
