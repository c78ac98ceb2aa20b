import { ErrorType, isCommandError } from '@eventstore/db-client';
import { UnreadableStream } from '../errors.ts';

const refusals: readonly unknown[] = [ErrorType.ACCESS_DENIED, ErrorType.INVALID_ARGUMENT, ErrorType.STREAM_DELETED];

/** Undefined for what is not an error of the client. */
export function typeOf(fault: unknown): ErrorType | undefined {
  return fault instanceof Error && isCommandError(fault) ? fault.type : undefined;
}

/** Whether the server gives this answer each time: nothing was appended, and another try cannot help. */
export function isRefusal(fault: unknown): boolean {
  return refusals.includes(typeOf(fault));
}

export function isConflict(fault: unknown): boolean {
  return typeOf(fault) === ErrorType.WRONG_EXPECTED_VERSION;
}

/** For a stream with a tombstone: nothing can be read from it or appended to it any more. */
export function deletedForEver(stream: string, cause: unknown): UnreadableStream {
  return new UnreadableStream(
    { stream, type: '$streamDeleted', reason: 'it was permanently deleted (tombstoned)' },
    cause,
  );
}
