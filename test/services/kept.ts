/** Ends what the whole run shares, last things first. */
type Stop = () => Promise<void>;

const key = Symbol.for('assent.test.services');
const shared = globalThis as { [key]?: Stop[] };

/** jest loads its setup and its teardown apart; they share the global object alone. */
export function stopAtTheEnd(stop: Stop): void {
  shared[key] = [...(shared[key] ?? []), stop];
}

export async function stopAll(): Promise<void> {
  const stops = shared[key] ?? [];
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop();
}
