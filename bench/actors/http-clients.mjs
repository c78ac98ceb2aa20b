import { setTimeout as delay } from 'node:timers/promises';
import { closedLoop, eachOf, openLoop } from '../runner/load.mjs';
import { HttpConnections } from './http-connections.mjs';

/**
 * How often somebody who waits asks: often enough for what is measured. Settling takes several times as long, and who asked
 * for it as often would ask most of what is asked.
 */
const askForActiveEveryMs = 3;
const askForSettledEveryMs = 20;
const validators = ['ann', 'bob', 'cem'];

let command;
let query;

/** @param addresses of the write API and of the read API, which may be the same */
export async function start({ connections, ...addresses }) {
  command = new HttpConnections(addresses.command);
  query = addresses.query === addresses.command ? command : new HttpConnections(addresses.query);
  await command.open(connections);
}

/** Executes approvals by hand, so many at a time or, with `perSecond`, as they arrive. */
export function executions({ items, atOnce, perSecond }) {
  const work = async ({ versionId, approvalRequestId }) => {
    const body = { approvalRequestId, executedBy: 'bench', reason: 'bench' };
    await command.post(`/api/v12/approval-execution/${versionId}/execute-manual`, body);
  };
  return perSecond === undefined ? eachOf({ items, atOnce, work }) : openLoop({ items, perSecond, work });
}

/** Submits versions and has three validators approve, of which the third decides. */
export function lives({ items, atOnce }) {
  return eachOf({ items, atOnce, work: approve });
}

/**
 * The same as they arrive; some of them are waited for, because asking is work as well.
 * @param waitForEach of so many one is waited for
 * @returns of each of those, the milliseconds from the answer to the deciding vote until it is seen to be active and settled
 */
export async function livesAtRate({ items, perSecond, waitForEach }) {
  const toActive = [];
  const toSettled = [];
  const numbered = items.map((versionId, index) => ({ versionId, waited: index % waitForEach === 0 }));
  const { ms, latencies } = await openLoop({
    items: numbered,
    perSecond,
    work: async ({ versionId, waited }) => {
      await approve(versionId);
      if (!waited) return;
      const decidedAt = performance.now();
      const seen = async (times, everyMs, ask) => {
        while (!(await ask())) await delay(everyMs);
        times.push(performance.now() - decidedAt);
      };
      await seen(toActive, askForActiveEveryMs, async () => (await version(versionId)).status === 'ACTIVE');
      const isSettled = async () => (await settlement(versionId))?.revenueStream?.status === 'SETTLED';
      await seen(toSettled, askForSettledEveryMs, isSettled);
    },
  });
  return { ms, latencies, toActive: Float64Array.from(toActive), toSettled: Float64Array.from(toSettled) };
}

async function approve(versionId) {
  const { approvalRequestId } = await command.post(`/api/v12/versions/${versionId}/submit`, {
    tier: 'CRITICAL',
    validators,
  });
  for (const validatorId of validators) {
    await command.post(`/api/v12/approvals/${approvalRequestId}/votes`, { validatorId, choice: 'APPROVE' });
  }
}

function version(versionId) {
  return query.get(`/api/v12/versions/${versionId}`);
}

async function settlement(versionId) {
  const { items } = await query.get(`/api/v12/settlements?versionId=${versionId}`);
  return items[0];
}

/** Reads versions again and again. @returns as `closedLoop` */
export function reads({ versionIds, atOnce, ms }) {
  let next = 0;
  return closedLoop({
    workers: atOnce,
    ms,
    work: async () => {
      next += 1;
      await version(versionIds[next % versionIds.length]);
    },
  });
}

/** One request. @returns its answer, and how long it took */
export async function request({ method, path, body }) {
  const startedAt = performance.now();
  const answer = await (method === 'GET' ? query.get(path) : command.post(path, body));
  return { answer, ms: performance.now() - startedAt };
}

export function stop() {
  command?.close();
  query?.close();
}
