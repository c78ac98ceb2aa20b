import type { ExecutionCheckCode, TokenVersionEvent } from '#libs/domain';
import type { TransientFault } from '#libs/event-store';

type Failure = Extract<TokenVersionEvent, { type: 'ApprovalExecutionFailed' }>['data'];

/**
 * The audit's name for each error code. Readers of the audit look for the class names of the system that wrote the seed
 * data (S6-16, S6-35); nothing else knows them.
 */
const errorTypes: Readonly<Record<ExecutionCheckCode | TransientFault['code'], string>> = {
  VERSION_NOT_FOUND: 'EntityNotFoundException',
  TOKEN_NOT_FOUND: 'EntityNotFoundException',
  INVALID_STATE_TRANSITION: 'IllegalStateException',
  SUPERSEDED: 'IllegalStateException',
  APPROVAL_NOT_APPROVED: 'IllegalStateException',
  APPROVAL_EXPIRED: 'IllegalStateException',
  PARENT_LOCKED: 'IllegalStateException',
  TOKEN_RETIRED: 'IllegalStateException',
  VERSION_HELD: 'IllegalStateException',
  CONCURRENT_MODIFICATION: 'WrongExpectedRevision',
  RESOURCE_BUSY: 'EventStoreBusy',
  EVENT_STORE_UNAVAILABLE: 'EventStoreUnavailable',
  DATABASE_UNAVAILABLE: 'DatabaseUnavailable',
  EVENT_LOG_CHANGED: 'LogChanged',
};

/** The error type and message of a failed attempt, the same for events of every release. */
export function auditedError({ code, errorMessage, errorType, versionId }: Failure): {
  readonly errorType: string;
  readonly errorMessage: string;
} {
  return {
    errorType: errorType ?? (Object.hasOwn(errorTypes, code) ? errorTypes[code as keyof typeof errorTypes] : code),
    errorMessage: code === 'VERSION_NOT_FOUND' ? `SecondaryTokenVersion not found: ${versionId}` : errorMessage,
  };
}
