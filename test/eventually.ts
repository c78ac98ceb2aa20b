import { setTimeout as delay } from 'node:timers/promises';

const patienceMs = 20_000;

/** Asks again until the answer is as wished; fails with the last answer when it never is. */
export async function eventually<T>(read: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const value = await read();
    if (done(value)) return value;
    if (performance.now() > deadline) throw new Error(`Waited in vain; the last answer was ${JSON.stringify(value)}`);
    await delay(10);
  }
}
