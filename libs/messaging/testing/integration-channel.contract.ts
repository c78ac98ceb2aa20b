import type { Pool } from 'pg';
import type { IntegrationEvent, IntegrationEventData } from '#libs/contracts';
import { EventStoreUnavailable, type RecordedEvent } from '#libs/event-store';
import type { IntegrationChannel, Subscription } from '../channel.ts';
import { blockedKeys } from '../dead-letters.ts';
import { handleOnce, isHandled } from '../inbox.ts';

export interface ChannelUnderTest {
  readonly channel: IntegrationChannel;
  readonly database: Pool;
  /** Makes the channel carry a TokenFunded event of this token and amount. */
  readonly publish: (tokenId: string, amount: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const types = ['TokenFunded'] as const;

/** What consumers may rely on (DESIGN §7), whatever carries the events. */
export function integrationChannelContract(name: string, open: () => Promise<ChannelUnderTest>): void {
  describe(`${name} keeps the integration channel's contract`, () => {
    let underTest: ChannelUnderTest;

    beforeEach(async () => {
      underTest = await open();
    });

    afterEach(async () => {
      await underTest.close();
    });

    /** Consumes until `enough` says so, and returns what was delivered. */
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

    it('goes on where the group stopped', async () => {
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

    it('makes a dead letter of an event that cannot be taken, and holds back its key alone', async () => {
      const [poison, behindIt, anotherKey] = ['1', '2', '3'] as const;
      await underTest.publish(tokens[0], poison);
      await underTest.publish(tokens[0], behindIt);
      await underTest.publish(tokens[1], anotherKey);
      const seen = await consume(
        'group',
        (delivered) => delivered.length === 2,
        (event) => (event.partitionkey === tokens[0] ? Promise.reject(new Error('unreadable')) : Promise.resolve()),
      );
      expect(seen.sort()).toEqual([poison, anotherKey]);
      const { rows } = await underTest.database.query<{ amount: string; error: string | null }>(
        `select event -> 'data' ->> 'amount' as amount, error from messaging.dead_letters order by sequence`,
      );
      expect(rows).toEqual([
        { amount: poison, error: expect.stringContaining('unreadable') },
        { amount: behindIt, error: null },
      ]);
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

/** What the outside hears of the one kind of event that the contract needs. */
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
