import { adviceOn, partitions, settings, unfitnessOf } from './topic-settings.ts';

const server = 'kafka:9092';
const fit = { name: 'topic', partitions, settings };
const withSetting = (name: string, value: string) => ({ ...fit, settings: { ...settings, [name]: value } });

describe('the settings of a topic', () => {
  it('are fit as we create them, and when Kafka does not report them', () => {
    for (const topic of [fit, { ...fit, settings: {} }]) {
      expect(unfitnessOf(topic, server)).toEqual([]);
      expect(adviceOn(topic, server)).toEqual([]);
    }
  });

  it.each(['compact', 'compact,delete'])('are unfit with cleanup.policy=%s', (policy) => {
    expect(unfitnessOf(withSetting('cleanup.policy', policy), server)).toEqual([
      `topic has cleanup.policy=${policy} and would forget earlier events of a token. Repair it: ` +
        'kafka-configs.sh --bootstrap-server kafka:9092 --alter --topic topic --add-config cleanup.policy=delete',
    ]);
  });

  it('are unfit with a compression that Assent cannot read, and fit with every other', () => {
    expect(unfitnessOf(withSetting('compression.type', 'brotli'), server)).toHaveLength(1);
    for (const type of ['gzip', 'snappy', 'lz4', 'producer']) {
      expect(unfitnessOf(withSetting('compression.type', type), server)).toEqual([]);
    }
  });

  it('are fit with unlimited retention', () => {
    expect(adviceOn(withSetting('retention.ms', '-1'), server)).toEqual([]);
    expect(adviceOn(withSetting('retention.ms', '3600000'), server)).toHaveLength(1);
  });
});
