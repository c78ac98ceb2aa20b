import { pause } from '#libs/concurrency';
import { startLocalKafka, type LocalKafka, type LocalKafkaOptions } from './local-kafka.ts';

/** A local Kafka that is started again, where it was, whenever it ends before it is stopped. */
export interface KeptKafka {
  readonly brokers: string;
  /** As the system would: it is not stopped by it, but started again. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const pauseMs = 500;

/** @throws KafkaUnavailable, and when the first start fails */
export async function keepKafka(options: LocalKafkaOptions, onEnded: (end: string) => void): Promise<KeptKafka> {
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  let kafka: LocalKafka = await startLocalKafka(options);
  const { brokers } = kafka;
  const port = Number(brokers.split(':').at(-1));

  const keeping = (async () => {
    while (!isStopping()) {
      const end = await kafka.ended;
      if (isStopping()) return;
      onEnded(end);
      await pause(pauseMs, stopping.signal);
      if (isStopping()) return;
      try {
        kafka = await startLocalKafka({ ...options, port });
      } catch (error) {
        // Its port may be held by what it left behind for a moment; the old one's end is still what it is.
        onEnded(String(error));
      }
    }
  })();
  return {
    brokers,
    kill: () => kafka.kill(),
    stop: async () => {
      stopping.abort();
      await kafka.stop();
      await keeping;
      // It may have been on its way up.
      await kafka.stop();
    },
  };
}
