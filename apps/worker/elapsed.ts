import { setTimeout as delay } from 'node:timers/promises';

/** A process that needs longer to finish a step counts as interrupted. */
export const graceMs = 2_000;

/** Waits until this much time has passed since an event was recorded. */
export async function elapsed(ms: number, recordedAt: string): Promise<void> {
  const passed = Date.now() - Date.parse(recordedAt);
  // Never longer than `ms`, even if the clock was set back.
  await delay(Math.min(ms, Math.max(0, ms - passed)));
}
