import { setTimeout as delay } from 'node:timers/promises';
import type { Schemas } from '#libs/client';
import type { AssentHttp } from './assent-http.ts';
import type { PhaseRecord, Recording } from './recording.ts';

const pollMs = 5;
const patienceMs = 60_000;

/**
 * Follows some decisions until a user can see them: the query API shows the version ACTIVE, and its settlement is paid. Only a
 * few a second are followed, because following is polling.
 */
export class Follower {
  readonly #http: AssentHttp;
  readonly #recording: Recording;
  readonly #gapMs: number;
  readonly #stopped: AbortSignal;
  #nextAt = -Infinity;
  readonly #following = new Set<Promise<void>>();

  /** @param stopped ends all following */
  constructor(http: AssentHttp, recording: Recording, perSecond: number, stopped: AbortSignal) {
    this.#stopped = stopped;
    this.#http = http;
    this.#recording = recording;
    this.#gapMs = perSecond === 0 ? Infinity : 1_000 / perSecond;
  }

  /** @param since the planned time of the deciding vote, or of the execution */
  decided(versionId: string, phase: PhaseRecord, since: number): void {
    const now = performance.now();
    if (now < this.#nextAt || this.#gapMs === Infinity) return;
    this.#nextAt = now + this.#gapMs;
    const following = this.#follow(versionId, phase, since).finally(() => this.#following.delete(following));
    this.#following.add(following);
  }

  async allEnded(): Promise<void> {
    await Promise.all(this.#following);
  }

  async #follow(versionId: string, phase: PhaseRecord, since: number): Promise<void> {
    const reached = (what: string): void => {
      phase.operation(what).latency.add(performance.now() - since);
    };
    const seen = (path: string, reached: (body: unknown) => boolean): Promise<boolean> =>
      this.#until(versionId, path, reached);
    if (!(await seen(`/api/v12/versions/${versionId}`, isInForce))) return;
    reached('decision to ACTIVE');
    if (await seen(`/api/v12/settlements?versionId=${versionId}`, isSettled)) reached('decision to SETTLED');
  }

  /** @returns false when the state was not reached. That is a fault, unless the run was stopped. */
  async #until(versionId: string, path: string, reached: (body: unknown) => boolean): Promise<boolean> {
    const startedAt = performance.now();
    while (!this.#stopped.aborted) {
      const { status, code, body } = await this.#http.get(path);
      if (status === 200 && reached(body)) return true;
      const waited = performance.now() - startedAt;
      if (status === 0 || waited > patienceMs) {
        const why = status === 0 ? `the connection was lost (${code})` : `${patienceMs / 1_000} seconds have passed`;
        this.#recording.fault(`The decision on version ${versionId} was not visible when ${why}: ${path}`);
        return false;
      }
      // Polls less often over time, because polling must not slow down a server that is behind.
      await delay(Math.max(pollMs, waited / 20));
    }
    return false;
  }
}

function isInForce(body: unknown): boolean {
  return ['ACTIVE', 'REPLACED', 'RETIRED'].includes((body as Schemas['VersionView']).status);
}

export function isSettled(body: unknown): boolean {
  const [settlement] = (body as Schemas['SettlementPage']).items;
  return settlement?.status === 'COMPLETED' && settlement.revenueStream?.status === 'SETTLED';
}
