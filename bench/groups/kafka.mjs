import { join } from 'node:path';
import { brokerPrograms, KafkaUnavailable } from '../../dist/tools/kafka/broker-programs.js';
import { startLocalKafka } from '../../dist/tools/kafka/local-kafka.js';
import { prepareTokens, storeOn } from '../actors/prepare.mjs';
import { consumerPerformance, producerPerformance } from '../peers/kafka-perf.mjs';
import { ratios } from '../runner/statistics.mjs';
import { WholeLives } from '../runner/whole-lives.mjs';

const poolSize = 20;
const programsFolder = '.assent/programs';
/** Fewer tell nothing of Kafka's own tests. */
const leastRecords = 50_000;

export const kafka = {
  name: 'kafka',
  title: 'Integration events through Kafka',
  async run(bench) {
    bench.progress('starting Kafka; its programs are fetched the first time');
    let programs;
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

async function measure(bench, programs, brokers) {
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
  const perSecond = (ms) => (count / ms) * 1_000;

  const records = Math.max(count, leastRecords);

  let turn = 0;
  // The relay's topics of a round are what the consumers of that round read; the topic of the test likewise.
  let filled;
  let topic;
  const relaying = async () => {
    filled = { brokers, prefix: `round-${(turn += 1)}.` };
    await relay.call('makeTopics', filled);
    return relay.call('relay', filled);
  };
  const producing = async () => {
    [topic] = await relay.call('makeTopics', { brokers, prefix: `test-${(turn += 1)}.` });
    return producerPerformance(programs, { brokers, topic, records, bytes });
  };
  const consuming = (inbox) => async () => {
    const group = `${inbox ? 'inbox' : 'bare'}-${turn}`;
    return perSecond(await consumer.call('consume', { ...filled, group, messages: count, inbox }));
  };
  const testing = () => consumerPerformance(programs, { brokers, topic, records, group: `test-${turn}` });

  await relaying();
  const turns = await bench.takeTurns(`${count} messages of ${bytes} bytes`, {
    'Assent’s relay, from the log': relaying,
    'kafka-producer-perf-test': producing,
    'a group of Assent’s, doing nothing': consuming(false),
    'a group of Assent’s, with its inbox': consuming(true),
    'kafka-consumer-perf-test': testing,
  });
  for (const [what, values] of Object.entries(turns)) {
    const limit = what.endsWith('with its inbox') ? { atLeast: 12_000 } : undefined;
    bench.figure({ what, unit: 'messages/s', values, ...(limit !== undefined && { limit }) });
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
