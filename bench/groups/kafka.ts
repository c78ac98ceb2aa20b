import { join } from 'node:path';
import { brokerPrograms, KafkaUnavailable, type BrokerPrograms } from '../../tools/kafka/broker-programs.ts';
import { startLocalKafka } from '../../tools/kafka/local-kafka.ts';
import { prepareTokens, storeOn } from '../actors/prepare.ts';
import { consumerPerformance, producerPerformance } from '../programs/kafka-perf.ts';
import type { Bench, Group } from '../runner/bench.ts';
import { ratios } from '../runner/statistics.ts';
import { WholeLives } from '../runner/whole-lives.ts';

const poolSize = 20;
const programsFolder = '.assent/programs';
/** With fewer records, Kafka's own tests measure little but their start. */
const leastRecords = 50_000;

export const kafka: Group = {
  name: 'kafka',
  title: 'Integration events through Kafka',
  async run(bench) {
    bench.progress('starting Kafka; its programs are fetched the first time');
    let programs: BrokerPrograms;
    try {
      programs = await brokerPrograms(programsFolder);
    } catch (error) {
      if (!(error instanceof KafkaUnavailable)) throw error;
      bench.note(`skipped. ${error.message}`);
      return;
    }
    const broker = await startLocalKafka({ directory: join(bench.folder, 'kafka'), programs: programsFolder });
    bench.onCleanUp(() => broker.stop());
    await measure(bench, programs, [broker.brokers]);
  },
};

async function measure(bench: Bench, programs: BrokerPrograms, brokers: readonly string[]): Promise<void> {
  const lives = await WholeLives.lived(bench);
  const url = await bench.database();
  const pool = bench.pool(url);
  const store = storeOn(pool);
  const tokenIds = await prepareTokens(store);
  await store.close();
  await lives.write(pool, tokenIds, 0, Math.ceil((bench.quick ? 50_000 : 150_000) / lives.length));

  const relay = bench.actor('kafka-relay');
  await relay.call('start', { url, poolSize });
  const consumer = bench.actor('kafka-consumer');
  await consumer.call('start', { url, poolSize });
  const { count, bytes } = await relay.call('messages');
  const records = Math.max(count, leastRecords);

  let turn = 0;
  // The consumers of a round read the topics that the relay, or Kafka's producer, has filled in the same round.
  let filled = { brokers, prefix: '' };
  let topic = '';
  const relaying = async (): Promise<number> => {
    filled = { brokers, prefix: `round-${(turn += 1)}.` };
    await relay.call('makeTopics', filled);
    return relay.call('relay', filled);
  };
  const producing = async (): Promise<number> => {
    [topic = ''] = await relay.call('makeTopics', { brokers, prefix: `test-${(turn += 1)}.` });
    return producerPerformance(programs, { brokers, topic, records, bytes });
  };
  const consuming = (inbox: boolean) => async (): Promise<number> => {
    const group = `${inbox ? 'inbox' : 'bare'}-${turn}`;
    const ms = await consumer.call('consume', { ...filled, group, messages: count, inbox });
    return (count / ms) * 1_000;
  };

  await relaying();
  const turns = await bench.takeTurns(`${count} messages of ${bytes} bytes`, {
    'Assent’s relay, from the log': relaying,
    'kafka-producer-perf-test': producing,
    'a group of Assent’s, doing nothing': consuming(false),
    'a group of Assent’s, with its inbox': consuming(true),
    'kafka-consumer-perf-test': () => consumerPerformance(programs, { brokers, topic, records, group: `test-${turn}` }),
  });
  for (const [what, values] of Object.entries(turns)) {
    const limit = what.endsWith('with its inbox') ? { atLeast: 12_000 } : undefined;
    bench.figure({ what, unit: 'messages/s', values, limit });
  }
  bench.figure({
    what: 'relay / kafka-producer-perf-test',
    unit: '×',
    values: ratios(turns['Assent’s relay, from the log'], turns['kafka-producer-perf-test']),
    limit: { atLeast: 0.5 },
  });
  bench.figure({
    what: 'group doing nothing / kafka-consumer-perf-test',
    unit: '×',
    values: ratios(turns['a group of Assent’s, doing nothing'], turns['kafka-consumer-perf-test']),
  });
}
