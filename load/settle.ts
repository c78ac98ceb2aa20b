import { setTimeout as delay } from 'node:timers/promises';
import type { Schemas } from '#libs/client';
import { mapBounded } from '#libs/concurrency';
import { isSettled } from './follow.ts';
import type { Run } from './run.ts';
import { amount } from './world.ts';

export interface Settled {
  /** Versions that must have taken effect according to the answers. */
  readonly expected: number;
  /** Further versions that may have taken effect, because an answer was lost. */
  readonly unsure: number;
  /** Paid versions according to the books. */
  readonly paid: number;
  /** Milliseconds from the last answer until all were paid; null if they never were. */
  readonly caughtUpMs: number | null;
  /** Versions that were checked one by one: all of them, or ten thousand. */
  readonly lookedAt: number;
  /** The sum of all accounts, which must be zero. */
  readonly trialBalance: string;
}

const pageSize = 500;
const lookedAtMost = 10_000;
const atOnce = 16;
const pauseMs = 200;
/** After so long without progress the wait ends. */
const patienceMs = 30_000;

/**
 * Waits until all acknowledged versions are paid, and checks the results: each decided version is in force, settled and paid
 * once, and the books sum to zero. Each difference is a fault of the run.
 * @param lastAnswerAt by `performance.now()`
 * @returns undefined when the check was stopped, or when the books do not answer
 */
export async function settle(
  run: Run,
  lastAnswerAt: number,
  stopped: AbortSignal,
  say: (done: number, all: number, what: string) => void,
): Promise<Settled | undefined> {
  const isStopped = (): boolean => stopped.aborted;
  if (isStopped()) return undefined;
  const { ledger } = run;
  const wrong = (what: string): void => run.recording.fault(what, 'check');
  const expected = ledger.effective.size;
  const atMost = expected + ledger.unsure;
  let books = await readBooks(run);
  let [best, movedAt] = [-1, performance.now()];
  const goesOn = (): boolean => !stopped.aborted && performance.now() - movedAt < patienceMs;
  for (; (books.total === undefined || books.paid < expected) && goesOn(); books = await readBooks(run)) {
    if (books.total !== undefined && books.paid > best) [best, movedAt] = [books.paid, performance.now()];
    say(books.paid, expected, 'paid');
    // Each answer sums up the books, so frequent polling would become a load of its own.
    await delay(Math.max(pauseMs, books.tookMs * 5));
  }
  if (books.total === undefined) {
    wrong(`The check after the load failed: the books did not answer for ${patienceMs / 1_000} seconds.`);
    return undefined;
  }
  const caughtUpMs = books.paid < expected ? null : performance.now() - lastAnswerAt;
  const looked = sample([...ledger.effective], lookedAtMost, run.random);
  const unsettled = await untilAllEnded(run, looked, stopped, say);
  // After a stop, unsettled versions are no fault.
  if (isStopped()) return undefined;
  for (const what of unsettled) wrong(what);
  // Read again, because a second payment may have come meanwhile.
  const { paid, total = 'nothing that could be read' } = await readBooks(run);
  if (paid < expected || paid > atMost)
    wrong(`The books have paid ${paid} versions, but ${range(expected, atMost)} have taken effect.`);
  if (Number(total) !== 0) wrong(`The books sum to ${total} instead of zero.`);
  return { expected, unsure: ledger.unsure, paid, caughtUpMs, lookedAt: looked.length, trialBalance: total };
}

interface Books {
  readonly paid: number;
  /** Undefined when the books could not be read. */
  readonly total: string | undefined;
  readonly tookMs: number;
}

/** The balance of this load's recipients, in payments. */
async function readBooks({ world }: Run): Promise<Books> {
  const startedAt = performance.now();
  let held = 0;
  const ours = `/api/v12/books/trial-balance?limit=${pageSize}&prefix=${encodeURIComponent(world.recipients)}`;
  for (let path = ours; ;) {
    const { status, body } = await world.http.get(path);
    if (status !== 200) return { paid: 0, total: undefined, tookMs: 0 };
    const { accounts, total, nextCursor }: Schemas['TrialBalance'] = body as Schemas['TrialBalance'];
    for (const { balance } of accounts) held += Number(balance);
    if (nextCursor === null)
      return { paid: Math.round(held / Number(amount)), total, tookMs: performance.now() - startedAt };
    path = `${ours}&cursor=${encodeURIComponent(nextCursor)}`;
  }
}

/** @returns one sentence for each version that did not reach its end */
async function untilAllEnded(
  run: Run,
  versionIds: readonly string[],
  stopped: AbortSignal,
  say: (done: number, all: number, what: string) => void,
): Promise<readonly string[]> {
  let left = versionIds.map((versionId) => ({ versionId, wrong: `Version ${versionId} was not checked.` }));
  let movedAt = performance.now();
  while (left.length > 0 && !stopped.aborted && performance.now() - movedAt < patienceMs) {
    const still: typeof left = [];
    await mapBounded(
      left,
      async (unchecked) => {
        const wrong = stopped.aborted ? unchecked.wrong : await wrongWith(run, unchecked.versionId);
        if (wrong === undefined) movedAt = performance.now();
        else still.push({ ...unchecked, wrong });
      },
      atOnce,
    );
    left = still;
    say(versionIds.length - left.length, versionIds.length, 'settled');
    if (left.length > 0) await delay(pauseMs);
  }
  return left.map(({ wrong }) => wrong);
}

async function wrongWith({ world, ledger }: Run, versionId: string): Promise<string | undefined> {
  const version = await world.http.get(`/api/v12/versions/${versionId}`);
  if (version.status !== 200) return `Version ${versionId} cannot be read: ${version.status} ${version.code}.`;
  const { status } = version.body as Schemas['VersionView'];
  const ends: readonly string[] = ledger.endsOf(versionId);
  if (!ends.includes(status)) return `Version ${versionId} is ${status} and must be ${ends.join(' or ')}.`;
  const settlement = await world.http.get(`/api/v12/settlements?versionId=${versionId}`);
  return settlement.status === 200 && isSettled(settlement.body) ? undefined : `Version ${versionId} is not settled.`;
}

function sample<T>(all: readonly T[], most: number, random: () => number): readonly T[] {
  if (all.length <= most) return all;
  const drawn = new Set<number>();
  while (drawn.size < most) drawn.add(Math.floor(random() * all.length));
  return all.filter((_, index) => drawn.has(index));
}

function range(least: number, most: number): string {
  return least === most ? String(least) : `${least} to ${most}`;
}
