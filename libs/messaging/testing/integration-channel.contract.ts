import { inTransaction, TenantDatabase } from '#libs/postgres';
import type { Pool } from 'pg';
import type { IntegrationEvent, IntegrationEventData } from '#libs/contracts';
import { EventFault, EventStoreUnavailable, type RecordedEvent } from '#libs/event-store';
import type { IntegrationChannel, Subscription } from '../channel.ts';
import { blockedKeys } from '../dead-letters.ts';
import { discardLetter, listLetters, retryLetter } from '../letters.ts';
import { eventually } from '../../../test/eventually.ts';
import { handleOnce } from '../inbox.ts';
import { countReplay, findReplay, startReplay, stopReplay, type ReplaySource } from '../replays.ts';

export interface ChannelUnderTest {
  readonly channel: IntegrationChannel;
  readonly database: Pool;
  /** The source of its events, for replays. */
  readonly source: ReplaySource;
  /** Publishes a TokenFunded event of this token and amount on the channel. */
  readonly publish: (tokenId: string, amount: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const types = ['TokenFunded'] as const;

/** The guarantees that consumers rely on (DESIGN §7), on every channel. */
export function integrationChannelContract(name: string, open: () => Promise<ChannelUnderTest>): void {
  describe(`${name} keeps the contract of integration channels`, () => {
    let underTest: ChannelUnderTest;

    beforeEach(async () => {
      underTest = await open();
    });

    afterEach(async () => {
      await underTest.close();
    });

    /** Consumes until `enough` returns true. @returns what was delivered */
    async function consume(
      group: string,
      enough: (seen: readonly IntegrationEvent<'TokenFunded'>[]) => boolean,
      handle: Subscription['handle'] = () => Promise.resolve(),
    ): Promise<string[]> {
      const stop = new AbortController();
      const seen: IntegrationEvent<'TokenFunded'>[] = [];
      await underTest.channel.consume({
        group,
        types,
        signal: stop.signal,
        handle: async (event) => {
          seen.push(event as IntegrationEvent<'TokenFunded'>);
          try {
            await handle(event);
          } finally {
            if (enough(seen)) stop.abort();
          }
        },
      });
      return seen.map(({ data }) => data.amount);
    }

    const tokens = ['7d9c4c6e-0000-4000-8000-000000000001', '7d9c4c6e-0000-4000-8000-000000000002'] as const;

    it('delivers the events of a key in order, to every group', async () => {
      for (const amount of ['1', '2', '3']) await underTest.publish(tokens[0], amount);
      expect(await consume('one', (seen) => seen.length === 3)).toEqual(['1', '2', '3']);
      expect(await consume('two', (seen) => seen.length === 3)).toEqual(['1', '2', '3']);
    });

    it('continues where the group stopped', async () => {
      await underTest.publish(tokens[0], '1');
      await consume('group', (seen) => seen.length === 1);
      await underTest.publish(tokens[0], '2');
      expect(await consume('group', (seen) => seen.at(-1)?.data.amount === '2')).toContain('2');
    });

    it('delivers again after a systemic fault, and drops nothing', async () => {
      await underTest.publish(tokens[0], '1');
      await underTest.publish(tokens[0], '2');
      let down = 2;
      const seen = await consume(
        'group',
        (delivered) => delivered.at(-1)?.data.amount === '2' && down < 0,
        () => {
          down -= 1;
          return down >= 0 ? Promise.reject(new EventStoreUnavailable(new Error('down'))) : Promise.resolve();
        },
      );
      expect(seen.slice(0, 3)).toEqual(['1', '1', '1']);
      expect(seen.at(-1)).toBe('2');
      expect(await blockedKeys(underTest.database, 'group')).toEqual(new Set());
    });

    it('makes a dead letter of an event that fails, and holds back only its key', async () => {
      const [poison, behindIt, anotherKey] = ['1', '2', '3'] as const;
      await underTest.publish(tokens[0], poison);
      await underTest.publish(tokens[0], behindIt);
      await underTest.publish(tokens[1], anotherKey);
      const seen = await consume(
        'group',
        // Of both keys, because a group that is being formed may get one of them again.
        (delivered) => new Set(delivered.map(({ partitionkey }) => partitionkey)).size === 2,
        (event) =>
          event.partitionkey === tokens[0] ? Promise.reject(new EventFault('unreadable')) : Promise.resolve(),
      );
      expect(new Set(seen)).toEqual(new Set([poison, anotherKey]));
      const { rows } = await underTest.database.query<{ amount: string; error: string | null }>(
        `select event -> 'data' ->> 'amount' as amount, error from messaging.dead_letters order by number`,
      );
      expect(rows).toEqual([
        { amount: poison, error: expect.stringContaining('unreadable') },
        { amount: behindIt, error: null },
      ]);
    });

    it('delivers a dead letter when an operator retries it, and then the events behind it, in order', async () => {
      const { database } = underTest;
      for (const amount of ['1', '2', '3']) await underTest.publish(tokens[0], amount);
      let repaired = false;
      const seen = await consume(
        'group',
        (delivered) => delivered.length === 4,
        () => {
          if (repaired) return Promise.resolve();
          // Waits until the others wait behind it.
          void eventually(
            () =>
              listLetters(new TenantDatabase(database).of('default'), {
                group: 'group',
                status: undefined,
                limit: 10,
                after: undefined,
              }),
            ({ items }) => items.length === 3,
          ).then(async ({ items }) => {
            repaired = true;
            const waiting = items[1]?.id ?? '';
            await expect(retryLetter(new TenantDatabase(database).of('default'), waiting)).rejects.toThrow(
              'waits behind an earlier',
            );
            await retryLetter(new TenantDatabase(database).of('default'), items[0]?.id ?? '');
          });
          return Promise.reject(new EventFault('unreadable'));
        },
      );
      expect(seen).toEqual(['1', '1', '2', '3']);
      expect(await blockedKeys(database, 'group')).toEqual(new Set());
    });

    it('C-33 never delivers a discarded event, and delivers the events behind it', async () => {
      const { database } = underTest;
      await underTest.publish(tokens[0], '1');
      await underTest.publish(tokens[0], '2');
      let discarded = '';
      const seen = await consume(
        'group',
        (delivered) => delivered.length === 2,
        ({ data, id }) => {
          if ((data as { amount: string }).amount === '2') return Promise.resolve();
          discarded = id;
          void eventually(
            () =>
              listLetters(new TenantDatabase(database).of('default'), {
                group: 'group',
                status: undefined,
                limit: 10,
                after: undefined,
              }),
            ({ items }) => items.length === 2,
          ).then(({ items }) =>
            inTransaction(database, (client) =>
              discardLetter(client, items[0]?.id ?? '', { by: 'ops', reason: 'a test' }),
            ),
          );
          return Promise.reject(new EventFault('unreadable'));
        },
      );
      expect(seen).toEqual(['1', '2']);
      expect(await isHandled(database, 'group', discarded)).toBe(true);
      const { items } = await listLetters(new TenantDatabase(database).of('default'), {
        group: undefined,
        status: 'discarded',
        limit: 10,
        after: undefined,
      });
      expect(items).toMatchObject([{ eventId: discarded, endedBy: 'ops', reason: 'a test' }]);
    });

    describe('N7 a replay', () => {
      const range = { group: 'one', types: ['TokenFunded'], fromPosition: '', key: undefined };
      const details = {
        id: '7d9c4c6e-0000-4000-8000-00000000000a',
        requestedBy: 'ops',
        reason: 'a test',
        tenantId: 'default',
      };

      it('reaches one group alone, marked, without events that the group has handled, and in the counted number', async () => {
        const { database, source } = underTest;
        for (const amount of ['1', '2', '3']) await underTest.publish(tokens[0], amount);
        await underTest.publish(tokens[1], '4');
        await consume('one', (seen) => seen.length === 4);
        await consume('two', (seen) => seen.length === 4);
        const [handled] = (await source.eventStore.readAll('', { limit: 1 })).events.flatMap(source.translate);
        if (handled === undefined) throw new TypeError('There is an event.');
        await handleOnce(database, 'one', handled, () => Promise.resolve());

        const toPosition = await source.eventStore.head();
        const counted = await countReplay('default', { ...range, toPosition }, source);
        expect(counted).toEqual({ TokenFunded: 4 });
        await startReplay(
          new TenantDatabase(database).of('default'),
          { ...range, toPosition },
          { ...details, eventsPerSecond: 100, total: 4 },
        );
        await expect(
          startReplay(
            new TenantDatabase(database).of('default'),
            { ...range, toPosition },
            { ...details, eventsPerSecond: 1, total: 4 },
          ),
        ).rejects.toThrow('is running');
        // Live events may be delivered again beside it.
        const replayed: { readonly amount: string; readonly replayid: string }[] = [];
        await consume(
          'one',
          (delivered) => delivered.filter(({ replayid }) => replayid !== undefined).length === 3,
          ({ data, replayid }) => {
            if (replayid !== undefined) replayed.push({ amount: (data as { amount: string }).amount, replayid });
            return Promise.resolve();
          },
        );
        expect(replayed.map(({ amount }) => amount).sort()).toEqual(['2', '3', '4']);
        expect(new Set(replayed.map(({ replayid }) => replayid))).toEqual(new Set([details.id]));
        expect(await findReplay(new TenantDatabase(database).of('default'), details.id)).toMatchObject({
          delivered: 3,
          skipped: 1,
          status: 'completed',
        });
      });

      it('is limited to one token on request, and stops on request', async () => {
        const { database, source } = underTest;
        await underTest.publish(tokens[0], '1');
        await underTest.publish(tokens[1], '2');
        const toPosition = await source.eventStore.head();
        const ofOne = { ...range, key: tokens[1], toPosition };
        expect(await countReplay('default', ofOne, source)).toEqual({ TokenFunded: 1 });
        await startReplay(new TenantDatabase(database).of('default'), ofOne, {
          ...details,
          eventsPerSecond: 100,
          total: 1,
        });
        const tenant = new TenantDatabase(database).of('default');
        expect(await stopReplay(tenant, details.id)).toBe(true);
        expect(await stopReplay(tenant, details.id)).toBe(false);
        expect(await findReplay(tenant, details.id)).toMatchObject({ status: 'stopped', delivered: 0 });
      });
    });

    it('C-33 MK-4 has one effect however often it delivers', async () => {
      const { database } = underTest;
      await database.query('create table effects (event_id uuid)');
      await underTest.publish(tokens[0], '1');
      const happened: boolean[] = [];
      await consume(
        'group',
        () => true,
        async (event) => {
          const once = () =>
            handleOnce(database, 'group', event, async (client) => {
              await client.query('insert into effects values ($1)', [event.id]);
            });
          happened.push(...(await Promise.all(Array.from({ length: 10 }, once))));
          expect(await isHandled(database, 'group', event.id)).toBe(true);
        },
      );
      expect(happened.filter(Boolean)).toHaveLength(1);
      expect((await database.query('select * from effects')).rows).toHaveLength(1);
    });

    it('forgets the record of an effect that failed', async () => {
      const { database } = underTest;
      await underTest.publish(tokens[0], '1');
      await consume(
        'group',
        () => true,
        async (event) => {
          await expect(handleOnce(database, 'group', event, () => Promise.reject(new Error('no')))).rejects.toThrow(
            'no',
          );
          expect(await isHandled(database, 'group', event.id)).toBe(false);
        },
      );
    });
  });
}

/** The translation of the one kind of event that the contract needs. */
export function tokenFunded({ id, data, position, metadata }: RecordedEvent): IntegrationEvent<'TokenFunded'> {
  const funding = data as IntegrationEventData<'TokenFunded'>;
  return {
    specversion: '1.0',
    id,
    source: '/test',
    type: 'TokenFunded',
    subject: funding.tokenId,
    time: metadata.occurredAt,
    datacontenttype: 'application/json',
    partitionkey: funding.tokenId,
    sequence: position,
    correlationid: metadata.correlationId,
    causationid: id,
    tenantid: metadata.tenantId,
    data: funding,
  };
}

/** Whether a group is done with an event: it was handled or discarded (C-33). */
async function isHandled(database: Pool, group: string, eventId: string): Promise<boolean> {
  const { rowCount } = await database.query(
    `select 1 from messaging.processed_events
     where consumer_group = $1 and event_id = $2 and processing_status in ('success', 'skipped')`,
    [group, eventId],
  );
  return rowCount === 1;
}
