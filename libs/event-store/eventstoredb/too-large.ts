import { ErrorType, isCommandError, MaxAppendSizeExceededError } from '@eventstore/db-client';
import { appendBytes } from '../append-size.ts';
import { EventsTooLarge } from '../errors.ts';
import type { EventToAppend } from '../event-store.ts';

/** RESOURCE_EXHAUSTED of gRPC. */
const resourceExhausted = 8;
/** How gRPC, on either side, says that a message is too large; the same status also means that a server has no room. */
const messageTooLarge = /larger than max|exceeds the maximum/i;

/** The fault of an append that this server will refuse each time, because it is configured to take less than others. */
export function tooLargeForServer(
  fault: unknown,
  stream: string,
  events: readonly EventToAppend[],
): EventsTooLarge | undefined {
  if (!(fault instanceof Error)) return undefined;
  if (isCommandError(fault) && fault.type === ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED) {
    const maximum = fault instanceof MaxAppendSizeExceededError ? fault.maxAppendSize : undefined;
    return new EventsTooLarge(stream, appendBytes(events), maximum, fault);
  }
  const exhausted = 'code' in fault && fault.code === resourceExhausted;
  if (exhausted && messageTooLarge.test(fault.message)) {
    return new EventsTooLarge(stream, appendBytes(events), undefined, fault);
  }
  return undefined;
}
