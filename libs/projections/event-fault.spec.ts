import {
  CorruptedRetry,
  EventFault,
  EventStoreBusy,
  EventStoreUnavailable,
  EventsTooLarge,
  WrongExpectedRevision,
} from '#libs/event-store';
import { isFaultOfEvent } from './event-fault.ts';

const withCode = (code: string, fault = new Error('x')): Error => Object.assign(fault, { code });

describe('a fault met while working on an event', () => {
  it.each<[string, Error]>([
    ['a rule of ours', new EventFault('was refused')],
    ['a repeated append of other events', new CorruptedRetry('stream')],
    ['an append that no store takes', new EventsTooLarge('stream', 2_000_000, 1_000_000)],
    ['data that no column takes', withCode('22003')],
    ['a constraint that the event breaks', withCode('23514')],
    ['something that is not in the event', new TypeError('Cannot read properties of undefined')],
  ])('DESIGN §6 belongs to the event when it is %s', (_, fault) => {
    expect(isFaultOfEvent(fault)).toBe(true);
  });

  it.each<[string, Error]>([
    ['a lost race', new WrongExpectedRevision('stream', 1, 2)],
    ['a store that is busy', new EventStoreBusy(9)],
    ['a store that is away', new EventStoreUnavailable(new Error('down'))],
    ['a database that is read-only', withCode('25006')],
    ['a changed password', withCode('28P01')],
    ['a missing privilege', withCode('42501')],
    ['a full disk', withCode('ENOSPC')],
    ['a service that does not answer', new TypeError('fetch failed', { cause: withCode('ECONNREFUSED') })],
    ['a client that was used wrongly', withCode('ERR_INVALID_ARG_TYPE', new TypeError('x'))],
    ['something that nobody has thought of', new Error('odd')],
  ])('DESIGN §6 is systemic when it is %s', (_, fault) => {
    expect(isFaultOfEvent(fault)).toBe(false);
  });
});
