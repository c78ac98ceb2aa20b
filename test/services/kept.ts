/** Stops a service that the whole run shares. Services stop in reverse order. */
type Stop = () => Promise<void>;

const key = Symbol.for('assent.test.services');
const shared = globalThis as { [key]?: Stop[] };

/** Uses the global object, because jest loads setup and teardown separately. */
export function stopAtTheEnd(stop: Stop): void {
  shared[key] = [...(shared[key] ?? []), stop];
}

export async function stopAll(): Promise<void> {
  const stops = shared[key] ?? [];
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop();
}
