import { setTimeout as delay } from 'node:timers/promises';

/** How long a process may take to end what it began before that counts as interrupted. */
export const graceMs = 2_000;

/** Waits until that much time has passed since an event was recorded. */
export async function elapsed(ms: number, recordedAt: string): Promise<void> {
  const passed = Date.now() - Date.parse(recordedAt);
  // A clock that was put back does not make it wait for longer.
  await delay(Math.min(ms, Math.max(0, ms - passed)));
}
