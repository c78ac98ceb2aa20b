import { EventStoreDbDouble } from '../../test/event-store-db/event-store-db-double.ts';
import { closeAtEnd } from './opened.ts';

export { stop } from './opened.ts';

let double: EventStoreDbDouble;

/** Starts the server that the tests use in place of EventStoreDB. @returns its URL */
export async function start(): Promise<string> {
  double = await EventStoreDbDouble.start();
  closeAtEnd(() => double.stop());
  return double.url;
}

/** Appends events that Assent has no use for. */
export function writeOfOthers(count: number): void {
  double.writeOfOthers(count);
}
