import {
  Aggregates,
  defaultTenant,
  derivedId,
  nameOfStream,
  streamOf,
  type EventMetadata,
  type EventStore,
  type RecordedEvent,
} from '#libs/event-store';
import { contextOfTest, storeInMemory } from '../../approval-execution/testing/interleaved.ts';
import type { Reactor } from '../reactor.ts';

/** An event before it is recorded. */
interface Happened {
  readonly stream: string;
  readonly type: string;
  readonly data: object;
  /** What a test says about it. */
  readonly metadata?: Partial<EventMetadata>;
}

type InMemory = ReturnType<typeof storeInMemory>;

/** What must be appended; what it does not say may be anything. Streams have no tenant. */
type Expected = Partial<Happened>;

/** Each specification runs in both, because a reactor acts in the tenant of its event (DESIGN §11). */
export const specifiedTenants = [defaultTenant, 'acme'];

/**
 * Specifies a reactor: which events the log has, which one comes next, and which events its commands append.
 *
 * Every specification also proves that a second delivery of the event appends nothing, and that what is appended names the
 * event as its cause and belongs to its tenant.
 */
export function reactorSpecification(reactorWith: (aggregates: Aggregates) => Reactor) {
  return {
    given: (...events: readonly Happened[]) => ({
      when: (event: Happened) => {
        const outcomeIn = async (tenantId: string) => {
          const store = await givenIn(storeInMemory(), [...events, event], tenantId);
          const delivered = store.appended.at(-1);
          const { name, types, react } = reactorWith(new Aggregates(store));
          if (delivered === undefined || !types.includes(event.type))
            throw new TypeError(`${name} takes no ${event.type}.`);
          const appended = await appendedBy(store, () => react(delivered));
          for (const { stream, metadata } of appended) {
            expect(metadata).toMatchObject({ causationId: delivered.id, tenantId });
            expect(stream).toBe(streamOf(tenantId, nameOfStream(stream)));
          }
          expect(await appendedBy(store, () => react(delivered))).toEqual([]);
          return appended.map((each) => ({ ...each, stream: nameOfStream(each.stream) }));
        };
        const then = async (...expected: readonly Expected[]) => {
          for (const tenantId of specifiedTenants) {
            const appended = await outcomeIn(tenantId);
            expect(appended).toMatchObject(expected);
            expect(appended).toHaveLength(expected.length);
          }
        };
        return { then, thenNothing: () => then() };
      },
    }),
  };
}

/** Records events long ago, so that no reactor waits for them to grow old. */
export async function givenIn<Store extends Pick<EventStore, 'append' | 'read'>>(
  store: Store,
  events: readonly Happened[],
  tenantId = defaultTenant,
): Promise<Store> {
  for (const [index, { stream: name, type, data, metadata: said }] of events.entries()) {
    const stream = streamOf(tenantId, name);
    const revision = (await store.read(stream)).length - 1;
    const metadata = { ...contextOfTest('2026-01-01T12:00:00.000Z'), ...said, tenantId };
    const event = { id: derivedId(metadata.commandId, `given ${index}`), type, data, metadata };
    await store.append(stream, revision < 0 ? 'no-stream' : revision, [event]);
  }
  return store;
}

async function appendedBy(store: InMemory, work: () => Promise<unknown>): Promise<readonly RecordedEvent[]> {
  const before = store.appended.length;
  await work();
  return store.appended.slice(before);
}
