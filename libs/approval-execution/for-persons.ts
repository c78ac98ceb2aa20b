import type { Refusal, TokenVersionState } from '#libs/domain';

/**
 * Whether the approval was rolled back, so that only a person may execute it again (C-5, C-20). The same ApprovalGranted
 * can be read again at any time, or for the first time when automatic execution is switched on.
 */
export function isForPersons({ attempts }: TokenVersionState, approvalRequestId: string): boolean {
  return attempts.some(
    (attempt) => attempt.approvalRequestId === approvalRequestId && attempt.status === 'rolled-back',
  );
}

export function leftToPersons(versionId: string): Refusal<'INVALID_STATE_TRANSITION'> {
  const message = `The execution of version ${versionId} was rolled back. Only a person can execute it again.`;
  return { code: 'INVALID_STATE_TRANSITION', message };
}
