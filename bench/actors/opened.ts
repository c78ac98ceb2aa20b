const closes: (() => unknown)[] = [];

/** Remembers how to close something that this actor has opened. */
export function closeAtEnd(close: () => unknown): void {
  closes.push(close);
}

/** Closes everything that this actor has opened, the last first. */
export async function stop(): Promise<void> {
  for (let close = closes.pop(); close !== undefined; close = closes.pop()) await close();
}
