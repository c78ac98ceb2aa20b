import type { Readable, Writable } from 'node:stream';
import type { ResolvedEvent, StreamingRead } from '@eventstore/db-client';

/** The gRPC call behind a read. */
export interface CallOfRead {
  /**
   * Takes the end of a call that was answered with "no such stream". The client itself stops reading such a call, and to
   * cancel it resets an HTTP/2 stream that the server has ended. Servers and proxies close a connection with many resets.
   */
  takeEnd(): Promise<void>;
}

/** @param reading that was begun in this turn of the event loop: the client tells of its call when it connects them */
export function callOf(reading: StreamingRead<ResolvedEvent>): CallOfRead {
  let call: Readable | undefined;
  // The client's reads are transforms, and their type says only that they are readable.
  (reading as unknown as Writable).once('pipe', (source) => {
    call = source;
  });
  return {
    takeEnd: () => {
      // A stream that was destroyed asks for nothing more by itself.
      call?._read(0);
      return Promise.resolve();
    },
  };
}
