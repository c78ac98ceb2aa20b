import { Writable } from 'node:stream';
import fastify from 'fastify';
import { Registry } from 'prom-client';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { MovableClock } from '../../process/clock.ts';
import { createLogger } from '../../process/logger.ts';
import { ProblemException } from '../problem-exception.ts';
import { IdempotencyKeys } from '../idempotency/idempotency-keys.ts';
import { answerRepeatedRequests } from '../idempotency/repeated-requests.ts';
import { answerProblem } from '../problem.filter.ts';
import { guardOperation, requireSignIn } from '../request-context.ts';
import { addDenials, listDenials, type CountedDenial, type DenialPlace } from './denials.ts';
import { recordDenials } from './record-denials.ts';

describe('the record of denials', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(async () => {
    await database.drop();
  });

  const denial = (tenantId: string, minute: number, address: string, count = 1): CountedDenial => ({
    ...{ tenantId, minute: `2026-11-02T09:0${minute}:00.000Z`, principal: 'anonymous', operation: 'getToken' },
    ...{ code: 'UNAUTHENTICATED', address, count },
  });

  it('DESIGN-11 adds up what processes count, and pages it from the latest, for its tenant only', async () => {
    const acme = database.tenants.of('acme');
    await Promise.all([
      addDenials(acme, [denial('acme', 1, 'a', 2), denial('acme', 1, 'b'), denial('acme', 2, 'a')]),
      addDenials(acme, [denial('acme', 2, 'a'), denial('acme', 1, 'b'), denial('acme', 1, 'a', 3)]),
      addDenials(database.tenants.of('other'), [denial('other', 1, 'a')]),
    ]);
    const all: CountedDenial[] = [];
    for (let after: DenialPlace | undefined, isLast = false; !isLast;) {
      const { items, next } = await listDenials(acme, { limit: 1, after });
      all.push(...items);
      after = next;
      isLast = next === undefined;
    }
    expect(all).toEqual([denial('acme', 2, 'a', 2), denial('acme', 1, 'b', 2), denial('acme', 1, 'a', 5)]);
  });

  it('S7-19 takes no row of another tenant', async () => {
    const forged = `insert into access.denials (tenant_id, minute, principal, operation, code, address, count)
                    values ('other', now(), 'p', 'o', 'c', 'a', 1)`;
    await expect(database.tenants.of('acme').query(forged)).rejects.toThrow('row-level security');
  });

  /** A server that answers problems as the apps do, and the lines that it logs. */
  function recordedApp() {
    const lines: unknown[] = [];
    const sink = new Writable({
      write: (line, _, done) => {
        lines.push(JSON.parse(String(line)));
        done();
      },
    });
    const logger = createLogger('info', sink);
    const app = fastify();
    app.setErrorHandler((error, request, reply) => {
      answerProblem(error, request, reply, logger);
    });
    return { app, lines, logger, registry: new Registry() };
  }

  it('DESIGN-11 are counted, logged and recorded once each, whether the guard or a handler denies', async () => {
    const { app, lines, logger, registry } = recordedApp();
    app.addHook('onRequest', (request, _, done) => {
      requireSignIn(request);
      guardOperation(request, request.url === '/guard' ? 'listTokens' : 'castVote');
      done(request.url === '/guard' ? new ProblemException('UNAUTHENTICATED', 'There is no token.') : undefined);
    });
    recordDenials(app, { tenants: database.tenants, clock: new MovableClock(), logger, registry });
    app.get('/guard', () => 'never');
    app.get('/handler', () => {
      throw new ProblemException('PERMISSION_DENIED', 'Not for you.', { details: { held: 'none' } });
    });
    app.get('/refusal', () => {
      throw new ProblemException('TOKEN_NOT_FOUND', 'There is no such token.');
    });
    for (const url of ['/guard', '/handler', '/refusal']) await app.inject(url);
    await app.close();
    const denials = [
      { code: 'UNAUTHENTICATED', operation: 'listTokens' },
      { code: 'PERMISSION_DENIED', operation: 'castVote' },
    ];
    const { values } = (await registry.getSingleMetric('assent_denied_requests_total')?.get()) ?? {};
    expect(values).toEqual(denials.map(({ code }) => ({ labels: { code }, value: 1 })));
    const named = denials.map(({ code, operation }) => ({ code, operationId: operation }));
    expect(lines).toEqual([
      expect.objectContaining({ level: 30, ...named[0] }),
      expect.objectContaining({ level: 40, held: 'none', ...named[1] }),
    ]);
    const { items } = await listDenials(database.tenants.of('default'), { limit: 10, after: undefined });
    expect(items).toHaveLength(2);
    expect(items).toEqual(
      expect.arrayContaining(denials.map((denial) => expect.objectContaining({ ...denial, count: 1 }))),
    );
  });

  it('DESIGN-11 are counted and logged again when an Idempotency-Key repeats the answer', async () => {
    const { app, lines, logger, registry } = recordedApp();
    app.addHook('onRequest', (request, _, done) => {
      guardOperation(request, 'castVote');
      done();
    });
    recordDenials(app, { tenants: database.tenants, clock: new MovableClock(), logger, registry });
    answerRepeatedRequests(app, new IdempotencyKeys(database.tenants), logger);
    let executed = 0;
    const refuseWith = (problem: ProblemException) => () => {
      executed += 1;
      throw problem;
    };
    const held = { details: { held: 'none' } };
    app.post('/denied', refuseWith(new ProblemException('PERMISSION_DENIED', 'Not for you.', held)));
    app.post('/denied-by-rule', refuseWith(new ProblemException('ALREADY_VOTED', 'You have voted.')));
    app.post('/refused', refuseWith(new ProblemException('TOKEN_NOT_FOUND', 'There is no such token.')));
    for (const url of ['/denied', '/denied', '/denied-by-rule', '/denied-by-rule', '/refused', '/refused']) {
      await app.inject({ method: 'POST', url, headers: { 'idempotency-key': url } });
    }
    await app.close();
    expect(executed).toBe(3);
    const { values } = (await registry.getSingleMetric('assent_denied_requests_total')?.get()) ?? {};
    expect(values).toEqual([
      { labels: { code: 'PERMISSION_DENIED' }, value: 2 },
      { labels: { code: 'ALREADY_VOTED' }, value: 2 },
    ]);
    const denied = { code: 'PERMISSION_DENIED', msg: 'Not for you.', held: 'none' };
    const deniedByRule = { code: 'ALREADY_VOTED', msg: 'You have voted.' };
    expect(lines).toMatchObject([denied, denied, deniedByRule, deniedByRule]);
  });
});
