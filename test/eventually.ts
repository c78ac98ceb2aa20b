import { setTimeout as delay } from 'node:timers/promises';

/** Long enough for a machine with much other work. A test that passes does not wait for it. */
const usualPatienceMs = 60_000;

/** Polls until the condition holds. Fails with the last value after a deadline. */
export async function eventually<T>(
  read: () => Promise<T>,
  done: (value: T) => boolean,
  patienceMs = usualPatienceMs,
): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const value = await read();
    if (done(value)) return value;
    if (performance.now() > deadline) throw new Error(`Timed out; the last value was ${JSON.stringify(value)}`);
    await delay(10);
  }
}
