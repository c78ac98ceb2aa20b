import { Aggregates, type EventStore } from '#libs/event-store';
import { MovableClock, type Clock, type Config, type Logger } from '#libs/process';
import { WriteModel } from '../write-model.ts';

export const silent = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
} as unknown as Logger;

/** A write model on any store, with automatic execution and without back-pressure. */
export function writeModelOn(
  store: Pick<EventStore, 'read' | 'append'>,
  clock: Clock = new MovableClock(),
): WriteModel {
  const aggregates = new Aggregates(store);
  const config = { automaticExecution: true } as Config;
  const noBackPressure = { check: () => undefined };
  return new WriteModel(aggregates, noBackPressure, store as EventStore, clock, config, silent);
}
