import type { Readable, Writable } from 'node:stream';
import type { ResolvedEvent, StreamingRead } from '@eventstore/db-client';

/** The gRPC call behind a read. */
export interface CallOfRead {
  /**
   * Reads the end of a call that was answered with "no such stream". The client would cancel such a call and reset an
   * HTTP/2 stream that the server has ended. Servers and proxies close connections with many resets.
   */
  takeEnd(): Promise<void>;
}

/**
 * @param reading a read that began in this turn of the event loop, because the client connects it to its call
 * afterwards
 */
export function callOf(reading: StreamingRead<ResolvedEvent>): CallOfRead {
  let call: Readable | undefined;
  // The client's reads are transforms, and their type says only that they are readable.
  (reading as unknown as Writable).once('pipe', (source) => {
    call = source;
  });
  return {
    takeEnd: () => {
      // A destroyed stream does not read by itself.
      call?._read(0);
      return Promise.resolve();
    },
  };
}
