import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import fastify, { type FastifyInstance } from 'fastify';
import type { QueryConfig } from 'pg';
import type { TenantDatabase } from '#libs/postgres';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { requestContextOf, type RequestContext } from '../request-context.ts';
import { createLogger } from '../../process/logger.ts';
import { IdempotencyKeys, type StoredAnswer } from './idempotency-keys.ts';
import { answerRepeatedRequests } from './repeated-requests.ts';

describe('repeated requests', () => {
  let database: TestDatabase;
  let keys: IdempotencyKeys;
  let app: FastifyInstance;
  /** The route's handler. */
  let execute: (context: RequestContext) => Promise<{ status: number; text?: string }>;

  beforeAll(async () => {
    database = await createTestDatabase();
    keys = new IdempotencyKeys(database.tenants);
  });

  beforeEach(() => {
    app = fastify();
    answerRepeatedRequests(app, keys, createLogger('silent'));
    app.all('/', async (request, reply) => {
      const answer = await execute(requestContextOf(request));
      return reply.status(answer.status).send(answer);
    });
  });

  afterEach(async () => {
    await app.close();
  });

  afterAll(async () => {
    await database.drop();
  });

  function send(key: string, method: 'POST' | 'PUT' = 'POST') {
    return app.inject({ method, url: '/', headers: { 'idempotency-key': key }, payload: { a: 1 } });
  }

  it('CV-2 are executed again after a fault, as the same command', async () => {
    const key = randomUUID();
    const tries: RequestContext[] = [];
    const statuses = [503, 500, 200];
    execute = (context) => {
      tries.push(context);
      return Promise.resolve({ status: statuses.shift() ?? 0 });
    };
    for (const expected of [503, 500, 200, 200]) expect((await send(key)).statusCode).toBe(expected);
    expect(tries.map(({ retried }) => retried)).toEqual([undefined, true, true]);
    expect(new Set(tries.map(({ commandId }) => commandId)).size).toBe(1);
    expect(tries.every(({ commandId, causationId }) => causationId === commandId)).toBe(true);
  });

  it('CV-2 are executed again, as the same command, if the first answer exceeded a megabyte', async () => {
    const key = randomUUID();
    const tries: RequestContext[] = [];
    execute = (context) => {
      tries.push(context);
      return Promise.resolve({ status: 200, text: 'x'.repeat(1_048_576) });
    };
    for (let time = 0; time < 2; time += 1) expect((await send(key)).statusCode).toBe(200);
    expect(tries.map(({ retried }) => retried)).toEqual([undefined, true]);
    expect(new Set(tries.map(({ commandId }) => commandId)).size).toBe(1);
  });

  it('CV-2 are taken over from a dead process as the same command, and its late answer is discarded', async () => {
    const key = randomUUID();
    const commands: string[] = [];
    const first = Promise.withResolvers<{ status: number }>();
    const answers = [first.promise, Promise.resolve({ status: 201 })];
    execute = ({ commandId }) => {
      commands.push(commandId);
      return answers.shift() ?? Promise.reject(new Error('executed once too often'));
    };
    const dying = send(key);
    while (commands.length === 0) await turn();
    expect((await send(key)).statusCode).toBe(409);
    await database.pool.query(
      `update idempotency.keys set claimed_at = claimed_at - interval '61 seconds' where key = $1`,
      [key],
    );
    expect((await send(key)).statusCode).toBe(201);
    first.resolve({ status: 418 });
    expect((await dying).statusCode).toBe(418);
    const replayed = await send(key);
    expect(replayed.statusCode).toBe(201);
    expect(replayed.headers['idempotency-replayed']).toBe('true');
    expect(new Set(commands).size).toBe(1);
  });

  it('CV-2 are answered even if the answer cannot be stored', async () => {
    const key = randomUUID();
    execute = () => Promise.resolve({ status: 200 });
    keys.finish = (): Promise<void> => Promise.reject(new Error('the database is gone'));
    try {
      expect((await send(key)).statusCode).toBe(200);
    } finally {
      delete (keys as Partial<IdempotencyKeys>).finish;
    }
  });

  it('CV-2 retry to claim, store and release after a lost connection', async () => {
    const request = { tenantId: 'default', principal: '', key: randomUUID(), fingerprint: Buffer.from('x') };
    const answer: StoredAnswer = { status: 200, headers: {}, body: 'x' };
    const losing = new IdempotencyKeys(losingAnswers(database.tenants));
    const commandId = randomUUID();
    const first = await losing.claim(request, commandId);
    if (first.kind !== 'claimed') throw new Error(first.kind);
    expect(first.claim.commandId).toBe(commandId);
    await losing.release(first.claim);
    const second = await losing.claim(request, randomUUID());
    expect(second).toMatchObject({ kind: 'claimed', claim: { commandId, retried: true } });
    if (second.kind === 'claimed') await losing.finish(second.claim, answer);
    expect(await losing.claim(request, randomUUID())).toEqual({ kind: 'finished', answer });
  });

  it('CV-2 with other methods than POST are not stored', async () => {
    const key = randomUUID();
    let executed = 0;
    execute = () => Promise.resolve({ status: 200 + executed++ });
    expect((await send(key, 'PUT')).statusCode).toBe(200);
    expect((await send(key, 'PUT')).statusCode).toBe(201);
  });

  it('CV-2 of another tenant or principal do not count as repeated', async () => {
    const request = { principal: 'ann', key: randomUUID(), fingerprint: Buffer.from('x') };
    const answer: StoredAnswer = { status: 200, headers: {}, body: 'x' };
    const claimed = await keys.claim({ ...request, tenantId: 'one' }, randomUUID());
    if (claimed.kind !== 'claimed') throw new Error(claimed.kind);
    await keys.finish(claimed.claim, answer);
    expect(await keys.claim({ ...request, tenantId: 'one' }, randomUUID())).toEqual({ kind: 'finished', answer });
    expect(await keys.claim({ ...request, tenantId: 'other' }, randomUUID())).toMatchObject({ kind: 'claimed' });
    const ofBob = { ...request, tenantId: 'one', principal: 'bob' };
    const claimedByBob = await keys.claim(ofBob, randomUUID());
    if (claimedByBob.kind !== 'claimed') throw new Error(claimedByBob.kind);
    await keys.release(claimedByBob.claim);
    expect(await keys.claim(ofBob, randomUUID())).toMatchObject({ kind: 'claimed', claim: { retried: true } });
    expect(await keys.claim({ ...request, tenantId: 'one' }, randomUUID())).toEqual({ kind: 'finished', answer });
  });

  it('CV-2 that run concurrently get one claim on an expired key', async () => {
    const request = { tenantId: 'default', principal: '', key: randomUUID(), fingerprint: Buffer.from('x') };
    await keys.claim(request, randomUUID());
    await database.pool.query(`update idempotency.keys set created_at = created_at - interval '24 hours'`);
    const claims = await Promise.all(Array.from({ length: 8 }, () => keys.claim(request, randomUUID())));
    expect(claims.map(({ kind }) => kind).sort()).toEqual(['claimed', ...Array<string>(7).fill('in-progress')]);
    expect(claims.some((claimed) => claimed.kind === 'claimed' && claimed.claim.retried)).toBe(false);
  });
});

/** Executes each statement, but loses the connection before its first answer. */
function losingAnswers(tenants: TenantDatabase): TenantDatabase {
  const lost = new Set<unknown>();
  const query = async (tenantId: string, statement: QueryConfig): Promise<unknown> => {
    const result = await tenants.of(tenantId).query(statement);
    const call = JSON.stringify(statement.values);
    if (lost.has(call)) return result;
    lost.add(call);
    throw new Error('Connection terminated unexpectedly');
  };
  return {
    of: (tenantId: string) => ({ query: (statement: QueryConfig) => query(tenantId, statement) }),
  } as unknown as TenantDatabase;
}
