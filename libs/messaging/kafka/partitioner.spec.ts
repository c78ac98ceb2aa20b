import fc from 'fast-check';
import { Partitioners } from 'kafkajs';
import { byKey } from './partitioner.ts';
import { murmur2 } from './records/murmur2.ts';

const partitionMetadata = Array.from({ length: 6 }, (_, partitionId) => ({
  partitionId,
  partitionErrorCode: 0,
  leader: 1,
  replicas: [1],
  isr: [1],
}));

describe('the partition of a key', () => {
  // From Kafka's own tests (UtilsTest).
  it.each([
    ['21', -973_932_308],
    ['foobar', -790_332_482],
    ['a-little-bit-long-string', -985_981_536],
    ['a-little-bit-longer-string', -1_486_304_829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58_897_971],
    ['abc', 479_470_107],
  ])('comes of the hash that Java’s clients have: %s', (key, hash) => {
    expect(murmur2(Buffer.from(key))).toBe(hash);
  });

  it('is the one that kafkajs chooses, for any key', () => {
    const before = Partitioners.DefaultPartitioner();
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.uuid(),
          fc.uint8Array().map((each) => Buffer.from(each)),
        ),
        (key) => {
          const args = { topic: 'topic', partitionMetadata, message: { key, value: '' } };
          expect(byKey(args)).toBe(before(args));
        },
      ),
    );
  });
});
