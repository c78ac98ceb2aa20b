import fc from 'fast-check';
import type { Message } from 'kafkajs';
import { consumerGroups } from '../../apps/settlement/consumer-groups.ts';
import { eventTypes, integrationEventSchema, topics, type IntegrationEvent } from '#libs/contracts';
import { connectKafka, createKafkaChannel } from '#libs/messaging';
import { deliveryTo } from '../../libs/messaging/delivery.ts';
import { fromMessage, toMessage } from '../../libs/messaging/kafka/cloud-events.ts';
import { aTokenFunded } from '../../libs/messaging/testing/token-funded.ts';
import { eventually } from '../eventually.ts';
import { aPrefix, describeWithKafka, kafkaBrokers } from '../kafka/kafka.ts';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { consumed, garbage, withValue } from './garbage.ts';

const groups = Object.values(consumerGroups);
const source = { topic: 'topic', partition: 0 };

/** The given number of valid events of one token. */
const goodEvents = (count: number): IntegrationEvent<'TokenFunded'>[] =>
  Array.from({ length: count }, () => aTokenFunded());

/** Places invalid messages before, between and after the valid events. */
const between = (good: readonly IntegrationEvent[], bad: readonly Message[]): Message[] =>
  good.flatMap((event, index) => [...bad.filter((_, place) => place % good.length === index), toMessage(event)]);

describe('foreign records', () => {
  it('are read without a fault, and refused ones get a key and an id', () => {
    fc.assert(
      fc.property(garbage, fc.nat(), (message, offset) => {
        const { event, refusal } = fromMessage(consumed(message, offset), source);
        expect(event.partitionkey.length + event.sequence.length + event.source.length).toBeLessThanOrEqual(1_500);
        expect(`${event.partitionkey}${event.sequence}${event.source}${event.type}`).not.toContain('\0');
        if (refusal !== undefined && !integrationEventSchema.safeParse(event).success) {
          expect(event.partitionkey).toBe(`topic/0/${offset}`);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('are accepted in equivalent forms: time offsets, charsets, structured mode', () => {
    const event = aTokenFunded({ time: '2026-01-01T00:00:00.000Z' });
    const { headers } = toMessage(event);
    const structured = {
      ...event,
      time: '2026-01-01T01:00:00+01:00',
      datacontenttype: 'application/json;charset=UTF-8',
    };
    const spellings: Message[] = [
      { ...toMessage(event), headers: { ...headers, ce_time: '2026-01-01T00:00:00+00:00' } },
      { ...toMessage(event), headers: { ...headers, 'content-type': 'application/json; charset="utf-8"' } },
      { headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' }, value: JSON.stringify(structured) },
    ];
    for (const message of spellings) expect(fromMessage(consumed(message, 1), source)).toEqual({ event });
  });

  describe('between valid records', () => {
    let database: TestDatabase;

    beforeEach(async () => {
      database = await createTestDatabase();
    });

    afterEach(async () => {
      await database.drop();
    });

    it.each(groups)(
      'MK-5 do not stop the group $name: valid events are processed, invalid ones become dead letters',
      async ({ name, sequenceOf }) => {
        const good = goodEvents(20);
        const bad = [
          ...fc.sample(garbage, { numRuns: 300, seed: 15 }),
          // Invalid data with valid attributes, for other tokens.
          ...eventTypes.flatMap((type) =>
            ['', 'null', '5', '"text"', '[]', '{}', null].map((value) =>
              withValue(
                { ...aTokenFunded({ partitionkey: `${type}${String(value)}` }), type } as IntegrationEvent,
                value,
              ),
            ),
          ),
        ];
        const taken: string[] = [];
        const deliver = deliveryTo(
          { group: name, sequenceOf, handle: (event) => Promise.resolve(void taken.push(event.id)) },
          database.pool,
          () => undefined,
        );
        const received = between(good, bad).map((message, offset) => fromMessage(consumed(message, offset), source));
        await deliver(received);
        const refused = received.filter(({ refusal }) => refusal !== undefined);
        expect(refused.length).toBeGreaterThan(200);
        expect(taken).toEqual(expect.arrayContaining(good.map(({ id }) => id)));
        expect(await deadLetters(name)).toBe(refused.length);
      },
    );

    async function deadLetters(group: string): Promise<number> {
      const { rows } = await database.pool.query<{ count: number }>(
        'select count(*)::int as count from messaging.dead_letters where consumer_group = $1',
        [group],
      );
      return rows[0]?.count ?? 0;
    }

    describeWithKafka('on Kafka', () => {
      it.each(groups)(
        'MK-5 stop no partition of the group $name',
        async ({ name: group, sequenceOf }) => {
          const connection = connectKafka({ brokers: await kafkaBrokers(), clientId: 'test', prefix: aPrefix() });
          await connection.topicsMade();
          const good = goodEvents(20);
          const producer = connection.client.producer();
          await producer.connect();
          const messages = between(good, fc.sample(garbage, { numRuns: 300, seed: 15 })).map((message) => ({
            ...message,
            partition: 0,
          }));
          await producer.send({ topic: connection.prefix + topics.revenue, messages });
          await producer.disconnect();
          const taken = new Set<string>();
          const stop = new AbortController();
          const consuming = createKafkaChannel({
            connection,
            database: database.pool,
            onFault: () => undefined,
          }).consume({
            group,
            sequenceOf,
            types: ['TokenFunded'],
            signal: stop.signal,
            handle: (event) => Promise.resolve(void taken.add(event.id)),
          });
          try {
            await eventually(
              () => Promise.resolve(good.filter(({ id }) => !taken.has(id))),
              ({ length }) => length === 0,
            );
            // Every other message is a dead letter, has a type that the group does not consume, or is counted.
            const read = messages.map((message, offset) => fromMessage(consumed(message, offset), source));
            const foreign = read.filter(
              ({ event: { type } }) => (type as string) !== 'unknown' && !eventTypes.includes(type),
            );
            const skipped = async (): Promise<number> => {
              const { rows } = await database.pool.query<{ count: string }>(
                'select count from messaging.skipped_messages where consumer_group = $1',
                [group],
              );
              return Number(rows[0]?.count ?? 0);
            };
            await eventually(skipped, (count) => count === foreign.length);
            const refused = read.filter(
              ({ event: { type }, refusal }) =>
                refusal !== undefined && (type === 'TokenFunded' || (type as string) === 'unknown'),
            );
            await eventually(
              () => deadLetters(group),
              (count) => count === refused.length,
            );
          } finally {
            stop.abort();
            await consuming;
          }
        },
        60_000,
      );
    });
  });
});
