import type { TokenVersionState } from '#libs/domain';

/**
 * Whether the approval was rolled back, and only a person executes it again. The same ApprovalGranted may be read again at
 * any time, or for the first time when automatic execution is switched on, and must not undo that (C-5, C-20).
 */
export function isForPersons(version: TokenVersionState, approvalRequestId: string): boolean {
  return version.executions.some(
    (execution) => execution.approvalRequestId === approvalRequestId && execution.status === 'rolled-back',
  );
}
