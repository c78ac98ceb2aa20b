import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { SignJWT } from 'jose';
import type { Environment } from '../actors/assent-server.ts';
import { prepareApproved, storeOn } from '../actors/prepare.ts';
import { startAssentOn } from '../runner/assent.ts';
import type { Bench, Group } from '../runner/bench.ts';
import { itemsFor, joined, type LoadResult } from '../runner/load.ts';
import { latencies, ratesOf, ratios } from '../runner/statistics.ts';
import { alternately } from '../runner/turns.ts';
import { measureGatewayCall } from './gateway-call.ts';

const clients = 64;
const issuer = 'https://id.example.com';
/**
 * The limit of a tenant in units per second; a read is one unit. It leaves the admitted and the refused requests of a flood less than
 * a core of a machine with two, because a server without time to spare delays everybody, whatever it refuses.
 */
const limit = 100;
const quietPerSecond = 50;
const path = '/api/v12/tokens?limit=1';

export const identity: Group = {
  name: 'identity',
  title: 'Signed-in principals and tenants that flood',
  async run(bench) {
    await withTokens(bench);
    gatewayCalls(bench);
    await refusals(bench);
    await flood(bench);
  },
};

interface Provider {
  readonly environment: Environment;
  readonly token: (claims: Readonly<Record<string, unknown>>) => Promise<string>;
}

function provider(): Provider {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    environment: {
      AUTH_ISSUER: issuer,
      AUTH_AUDIENCE: 'bench',
      AUTH_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      AUTH_TENANT_CLAIM: 'tenant',
    },
    token: (claims) => signed(claims, privateKey),
  };
}

function signed(claims: Readonly<Record<string, unknown>>, key: KeyObject): Promise<string> {
  return new SignJWT({ tenant: 'default', roles: ['ADMIN'], ...claims })
    .setIssuer(issuer)
    .setAudience('bench')
    .setSubject('bench')
    .setExpirationTime('1h')
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'bench' })
    .sign(key);
}

/** Executions through HTTP with an access token in each request, against those in local mode. */
async function withTokens(bench: Bench): Promise<void> {
  const { environment, token } = provider();
  const off = { RATE_LIMIT_ADDRESS: 'off', RATE_LIMIT_PRINCIPAL: 'off', RATE_LIMIT_TENANT: 'off' };
  const common = { AUTOMATIC_EXECUTION: 'off' };
  const turnMs = bench.quick ? 300 : 1_000;
  const contestant = async (settings: Environment, sent: string | undefined) => {
    const assent = await startAssentOn(bench, { environment: settings, connections: clients, token: sent });
    const store = storeOn(assent.pool);
    const carryOut = async (count: number): Promise<LoadResult> => {
      const items = await prepareApproved(store, count);
      await assent.quiet();
      return assent.http.call('executions', { items, atOnce: clients });
    };
    // The first thousands are slower, until the code is compiled and the pages of the indexes are split.
    const warmUp = await carryOut(bench.quick ? 1_500 : 4_000);
    const stop = async (): Promise<void> => {
      await store.close();
      await assent.stop();
    };
    return { carryOut, warmUp, stop };
  };
  const without = await contestant(common, undefined);
  const withJwt = await contestant({ ...common, ...environment, ...off }, await token({}));
  const count = itemsFor(turnMs, without.warmUp, clients);
  const what = `HTTP executions, ${clients} clients`;
  const { rounds } = await bench.takeTurns(what, {
    rounds: () =>
      alternately(bench.quick ? 2 : 8, {
        local: () => without.carryOut(count),
        jwt: () => withJwt.carryOut(count),
      }),
  });
  const local = ratesOf(rounds.map((round) => joined(round.local)));
  const jwt = ratesOf(rounds.map((round) => joined(round.jwt)));
  bench.figure({ what: `${what}: local mode`, unit: 'executions/s', values: local });
  bench.figure({ what: `${what}: JWT`, unit: 'executions/s', values: jwt });
  bench.figure({ what: `${what}: JWT / local mode`, unit: '×', values: ratios(jwt, local), limit: { atLeast: 0.95 } });
  await without.stop();
  await withJwt.stop();
}

/** What `INTERNAL_SECRET` adds to a request at either side. */
function gatewayCalls(bench: Bench): void {
  const rounds = Array.from({ length: bench.rounds }, measureGatewayCall);
  bench.figure({ what: 'Call of the gateway: sign', unit: 'µs', values: rounds.map(({ sign }) => sign) });
  bench.figure({ what: 'Call of the gateway: verify', unit: 'µs', values: rounds.map(({ verify }) => verify) });
}

/** The processor time of a request that a limit refuses, which the requests of other tenants wait for. */
async function refusals(bench: Bench): Promise<void> {
  const { environment, token } = provider();
  const assent = await startAssentOn(bench, {
    environment: {
      ...environment,
      RATE_LIMIT_TENANT: '1',
      RATE_LIMIT_PRINCIPAL: 'off',
      RATE_LIMIT_ADDRESS: 'off',
    },
    token: await token({}),
  });
  const perSecond = 1_000;
  const flooding = { path, perSecond, count: perSecond * (bench.quick ? 1 : 4) };
  const usedIn = async (work: () => Promise<unknown>): Promise<{ readonly cpu: number; readonly ms: number }> => {
    const before = { cpu: await assent.servers['assent']?.call('cpuMs'), at: performance.now() };
    await work();
    const cpu = await assent.servers['assent']?.call('cpuMs');
    return { cpu: (cpu ?? NaN) - (before.cpu ?? NaN), ms: performance.now() - before.at };
  };
  await assent.http.call('readsAtRate', flooding);
  const what = 'Refusals by a limit';
  const turns = await bench.takeTurns(what, {
    idle: () => usedIn(() => delay(1_000)),
    flooded: () => usedIn(() => assent.http.call('readsAtRate', flooding)),
  });
  bench.figure({
    what: `${what}: processor time of each`,
    unit: 'µs',
    values: turns.flooded.map(({ cpu, ms }, round) => {
      const idle = turns.idle[round] ?? { cpu: NaN, ms: NaN };
      return ((cpu - (idle.cpu / idle.ms) * ms) * 1_000) / flooding.count;
    }),
  });
  await assent.stop();
}

/** The reads of one tenant, alone and while another tenant sends ten times its limit. */
async function flood(bench: Bench): Promise<void> {
  const { environment, token } = provider();
  // Clients open more on demand, because the server closes a new connection that carries no request for half a minute.
  const connections = 1;
  const assent = await startAssentOn(bench, {
    environment: {
      ...environment,
      RATE_LIMIT_TENANT: String(limit),
      RATE_LIMIT_PRINCIPAL: 'off',
      RATE_LIMIT_ADDRESS: 'off',
    },
    connections,
    token: await token({ tenant: 'quiet' }),
  });
  for (const tenantId of ['quiet', 'loud']) await createTenant(assent.url, tenantId, await token({}));
  const loud = bench.actor('http-clients');
  const addresses = { command: assent.url, query: assent.url, connections };
  await loud.call('start', { ...addresses, token: await token({ tenant: 'loud' }) });
  // Those who flood compute on machines of their own. Here they would compete with the server for its cores.
  await loud.call('giveWay');

  const seconds = 2;
  const alone = () =>
    assent.http.call('readsAtRate', { path, perSecond: quietPerSecond, count: quietPerSecond * seconds });
  const flooded = async () => {
    const perSecond = limit * 10;
    const flooding = loud.call('readsAtRate', { path, perSecond, count: perSecond * (seconds + 1), mostAtOnce: 2 });
    // The first requests are within the limit: a tenant that has rested may use the units of a quarter of a second at once.
    await delay(1_000);
    const [quiet, noise] = await Promise.all([alone(), flooding]);
    return { quiet, noise };
  };
  await flooded();
  const what = `Reads, ${quietPerSecond}/s`;
  const { rounds } = await bench.takeTurns(what, {
    rounds: () => alternately(bench.quick ? 1 : 10, { alone, flooded }),
  });
  const p99Alone = latencies(
    rounds.map((round) => joined(round.alone)),
    99,
  );
  const p99Flooded = latencies(
    rounds.map((round) => joined(round.flooded.map(({ quiet }) => quiet))),
    99,
  );
  bench.figure({ what: `${what}: alone, p99`, unit: 'ms', values: p99Alone });
  bench.figure({ what: `${what}: another tenant sends ten times its limit, p99`, unit: 'ms', values: p99Flooded });
  bench.figure({
    what: `${what}: flooded / alone, p99`,
    unit: '×',
    values: ratios(p99Flooded, p99Alone),
    limit: { atMost: 1.5 },
  });
  const noises = rounds.flatMap(({ flooded }) => flooded.map(({ noise }) => noise));
  bench.figure({
    what: `${what}: requests of the other tenant that were refused`,
    unit: '%',
    values: noises.map(({ refused, count }) => (100 * refused) / count),
  });
  await loud.stop();
  await assent.stop();
}

async function createTenant(url: string, tenantId: string, token: string): Promise<void> {
  const answer = await fetch(`${url}/api/v12/tenants`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ tenantId, reason: 'bench' }),
  });
  if (!answer.ok) throw new Error(`The tenant ${tenantId} was not created: ${await answer.text()}`);
}
