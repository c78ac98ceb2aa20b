import { setTimeout as delay } from 'node:timers/promises';

/** How long a process may take to end what it began before that counts as interrupted. */
const graceMs = 2_000;

/** Waits until whatever was begun at that time has ended, or counts as interrupted. */
export async function graceAfter(recordedAt: string): Promise<void> {
  const passed = Date.now() - Date.parse(recordedAt);
  // A clock that was put back does not make it wait for longer than the grace.
  await delay(Math.min(graceMs, Math.max(0, graceMs - passed)));
}
