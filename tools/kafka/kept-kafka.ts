import { pause } from '#libs/concurrency';
import { startLocalKafka, type LocalKafka, type LocalKafkaOptions } from './local-kafka.ts';

/** A local Kafka that is restarted on the same port whenever it ends before `stop`. */
export interface KeptKafka {
  readonly brokers: string;
  /** Kills the broker, as the system would. It is restarted. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const pauseMs = 500;

/** @throws KafkaUnavailable, or the fault of the first start */
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
        // The ended broker may hold the port for a moment. The next pass tries again.
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
      // Also stops a broker that was starting meanwhile.
      await kafka.stop();
    },
  };
}
