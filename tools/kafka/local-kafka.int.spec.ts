import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWithOwnKafka } from '../../test/kafka/kafka.ts';
import { startLocalKafka } from './local-kafka.ts';

const programs = '.assent/programs';

describeWithOwnKafka('a Kafka of our own', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'assent-kafka-'));
  });

  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('starts with any id, also one that begins like an option, and says where a second one finds it', async () => {
    const clusterId = Buffer.alloc(16, 0xfb);
    expect(clusterId.toString('base64url')).toMatch(/^-/);
    const kafka = await startLocalKafka({ directory, programs, clusterId });
    try {
      await expect(startLocalKafka({ directory, programs })).rejects.toThrow(
        `Kafka is already running on ${directory} (started by process ${process.pid}). ` +
          `Stop that process, or use its Kafka with KAFKA_BROKERS=${kafka.brokers}.`,
      );
    } finally {
      await kafka.kill();
    }
  });
});
