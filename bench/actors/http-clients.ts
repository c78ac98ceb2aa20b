import { constants, setPriority } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { closedLoop, eachOf, openLoop, type LoadResult } from '../runner/load.ts';
import { HttpConnections } from './http-connections.ts';
import { closeAtEnd } from './opened.ts';
import type { ApprovedVersion } from './prepare.ts';

export { stop } from './opened.ts';

/**
 * How often a client polls for ACTIVE: often enough for the times that are measured. Settlement takes several times as
 * long, and polling it as often would make up most of the requests.
 */
const pollActiveMs = 3;
const pollSettledMs = 20;
const validators = ['ann', 'bob', 'cem'];

let command: HttpConnections;
let query: HttpConnections;

/** @param addresses `command` and `query` are the URLs of the write API and of the read API, which may be the same */
export async function start(addresses: {
  readonly command: string;
  readonly query: string;
  readonly connections: number;
  readonly token?: string | undefined;
}): Promise<void> {
  const { token } = addresses;
  command = new HttpConnections(addresses.command, token);
  closeAtEnd(() => command.close());
  query = addresses.query === addresses.command ? command : new HttpConnections(addresses.query, token);
  closeAtEnd(() => query.close());
  await command.open(addresses.connections);
}

/** Lets the operating system prefer every other process, so that clients take no processor time from what they load. */
export function giveWay(): void {
  setPriority(constants.priority.PRIORITY_LOW);
}

/** A fixed number of items under way, or a fixed rate of arrivals. */
export type Pace = { readonly atOnce: number } | { readonly perSecond: number };

/** Executes approvals by hand. */
export function executions({
  items,
  ...pace
}: { readonly items: readonly ApprovedVersion[] } & Pace): Promise<LoadResult> {
  const work = async ({ versionId, approvalRequestId }: ApprovedVersion): Promise<void> => {
    const body = { approvalRequestId, reason: 'bench' };
    await command.post(`/api/v12/approval-execution/${versionId}/execute-manual`, body);
  };
  return 'perSecond' in pace ? openLoop({ items, work, ...pace }) : eachOf({ items, work, ...pace });
}

/** Submits versions. Three validators approve each, and the third vote decides. */
export function lives({
  items,
  atOnce,
}: {
  readonly items: readonly string[];
  readonly atOnce: number;
}): Promise<LoadResult> {
  return eachOf({ items, atOnce, work: approve });
}

export interface LivesAtRate extends Omit<LoadResult, 'count'> {
  /** For each followed version, milliseconds from the answer to the deciding vote until the query API shows ACTIVE. */
  readonly toActive: Float64Array;
  /** The same until it shows SETTLED. */
  readonly toSettled: Float64Array;
}

/**
 * The same at a fixed rate. Only some versions are followed, because polling is work too.
 * @param waitForEach one version of so many is followed
 */
export async function livesAtRate({
  items,
  perSecond,
  waitForEach,
}: {
  readonly items: readonly string[];
  readonly perSecond: number;
  readonly waitForEach: number;
}): Promise<LivesAtRate> {
  const toActive: number[] = [];
  const toSettled: number[] = [];
  const numbered = items.map((versionId, index) => ({ versionId, isFollowed: index % waitForEach === 0 }));
  const { ms, latencies } = await openLoop({
    items: numbered,
    perSecond,
    work: async ({ versionId, isFollowed }) => {
      await approve(versionId);
      if (!isFollowed) return;
      const decidedAt = performance.now();
      while (!(await isActive(versionId))) await delay(pollActiveMs);
      toActive.push(performance.now() - decidedAt);
      while (!(await isSettled(versionId))) await delay(pollSettledMs);
      toSettled.push(performance.now() - decidedAt);
    },
  });
  return { ms, latencies, toActive: Float64Array.from(toActive), toSettled: Float64Array.from(toSettled) };
}

async function approve(versionId: string): Promise<void> {
  const { approvalRequestId } = await command.post<{ readonly approvalRequestId: string }>(
    `/api/v12/versions/${versionId}/submit`,
    { tier: 'CRITICAL', validators },
  );
  for (const validatorId of validators) {
    await command.post(`/api/v12/approvals/${approvalRequestId}/votes`, { validatorId, choice: 'APPROVE' });
  }
}

async function isActive(versionId: string): Promise<boolean> {
  return (await version(versionId)).status === 'ACTIVE';
}

function version(versionId: string): Promise<{ readonly status: string }> {
  return query.get(`/api/v12/versions/${versionId}`);
}

interface Settlements {
  readonly items: readonly { readonly revenueStream: { readonly status: string } | null }[];
}

async function isSettled(versionId: string): Promise<boolean> {
  const { items } = await query.get<Settlements>(`/api/v12/settlements?versionId=${versionId}`);
  return items[0]?.revenueStream?.status === 'SETTLED';
}

/** Reads versions again and again. */
export function reads({
  versionIds,
  atOnce,
  ms,
}: {
  readonly versionIds: readonly string[];
  readonly atOnce: number;
  readonly ms: number;
}): Promise<LoadResult> {
  let next = 0;
  return closedLoop({
    workers: atOnce,
    ms,
    work: async () => {
      next += 1;
      await version(versionIds[next % versionIds.length] ?? '');
    },
  });
}

/** Reads one path at a fixed rate. @returns also how many requests were refused with 429 */
export async function readsAtRate({
  path,
  perSecond,
  count,
  mostAtOnce,
}: {
  readonly path: string;
  readonly perSecond: number;
  readonly count: number;
  /** As in {@link openLoop}. */
  readonly mostAtOnce?: number;
}): Promise<LoadResult & { readonly refused: number }> {
  let refused = 0;
  const work = async (): Promise<void> => {
    const status = await query.statusOf(path);
    if (status === 429) refused += 1;
    else if (status !== 200) throw new Error(`${path} answered ${status}.`);
  };
  const result = await openLoop({ items: Array.from({ length: count }, () => path), perSecond, mostAtOnce, work });
  return { ...result, refused };
}

export interface HttpRequest {
  readonly path: string;
  /** Default: a GET without a body. */
  readonly body?: object;
}

export interface TimedAnswer {
  readonly answer: unknown;
  readonly ms: number;
}

/** Sends one request and measures how long the answer takes. */
export async function request({ path, body }: HttpRequest): Promise<TimedAnswer> {
  const startedAt = performance.now();
  const answer = await (body === undefined ? query.get(path) : command.post(path, body));
  return { answer, ms: performance.now() - startedAt };
}
