import { EventStoreDbDouble } from '../../test/event-store-db/event-store-db-double.ts';

let double;

/** The server that the tests use where there is none of EventStoreDB. @returns its URL */
export async function start() {
  double = await EventStoreDbDouble.start();
  return double.url;
}

export function writeOfOthers(count) {
  double.writeOfOthers(count);
}

export function stop() {
  double?.stop();
}
