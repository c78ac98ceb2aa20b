import type { CountedDenial, Denial } from './denials.ts';

/** The name of callers without valid credentials. Ids of principals contain a #. */
export const anonymous = 'anonymous';
export const others = 'others';

/** New rows of a tenant in a minute: many for principals, who can be held to account, and few for everybody else. */
const mostRows = { signedIn: 100, anonymous: 20 };
/** Rows that wait while the database is away. */
const mostWaiting = 5_000;
const longestPrincipal = 500;
const minuteMs = 60_000;

export type Denied = Omit<Denial, 'minute'>;

/**
 * The denials of this process that are not yet written, within bounds: whatever is sent, each tenant gets at most 121
 * rows in a minute.
 */
export class DenialCounts {
  #waiting = new Map<string, { readonly denial: Denial; count: number }>();
  #minute = '';
  /** The rows of this minute, by tenant and whether the caller is known. */
  #known = new Map<string, Set<string>>();
  #lost = 0;

  /** Counts a request. @param now the time of Assent's clock */
  add(denied: Denied, now: Date): void {
    const minute = new Date(Math.floor(now.getTime() / minuteMs) * minuteMs).toISOString();
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#known = new Map();
    }
    const principal = denied.principal.slice(0, longestPrincipal).toWellFormed().replaceAll('\0', '\uFFFD');
    const denial = { ...denied, principal, minute };
    this.#count(this.#isWithinBound(denial) ? denial : beyondBound(denial), 1);
  }

  /** Takes what is to be written. */
  take(): readonly CountedDenial[] {
    const taken = [...this.#waiting.values()].map(({ denial, count }) => ({ ...denial, count }));
    this.#waiting = new Map();
    return taken;
  }

  /** Keeps what could not be written for the next time. */
  putBack(denials: readonly CountedDenial[]): void {
    for (const { count, ...denial } of denials) this.#count(denial, count);
  }

  /** The number of denials that found no room since the last call. */
  takeLost(): number {
    const lost = this.#lost;
    this.#lost = 0;
    return lost;
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  #isWithinBound(denial: Denial): boolean {
    const kind = denial.principal === anonymous ? 'anonymous' : 'signedIn';
    const group = `${kind} ${denial.tenantId}`;
    const known = this.#known.get(group) ?? new Set();
    this.#known.set(group, known);
    const key = keyOf(denial);
    if (!known.has(key) && known.size >= mostRows[kind]) return false;
    known.add(key);
    return true;
  }

  #count(denial: Denial, count: number): void {
    const key = keyOf(denial);
    const waiting = this.#waiting.get(key);
    if (waiting !== undefined) waiting.count += count;
    else if (this.#waiting.size < mostWaiting) this.#waiting.set(key, { denial, count });
    else this.#lost += count;
  }
}

function beyondBound({ tenantId, minute }: Denial): Denial {
  return { tenantId, minute, principal: others, operation: others, code: others, address: others };
}

function keyOf({ tenantId, minute, principal, operation, code, address }: Denial): string {
  return JSON.stringify([tenantId, minute, principal, operation, code, address]);
}
