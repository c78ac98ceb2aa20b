import { ErrorType, isCommandError, MaxAppendSizeExceededError } from '@eventstore/db-client';
import { appendBytes } from '../append-size.ts';
import { EventsTooLarge } from '../errors.ts';
import type { EventToAppend } from '../event-store.ts';

/** RESOURCE_EXHAUSTED of gRPC. */
const resourceExhausted = 8;
/** gRPC's words for a message that is too large. The same status also means that a server has no room. */
const messageTooLarge = /larger than max|exceeds the maximum/i;

/** The fault if this server's configured limit refuses the append, as it would each time; otherwise undefined. */
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
