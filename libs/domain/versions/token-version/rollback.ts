import { comparisonOf, delegateOf, keyHoldersOf, personsOf } from '../../decider.ts';
import { haveInCommon } from '../../identity.ts';
import type { Command } from './commands.ts';
import { isInForce } from './execution-attempt.ts';
import { changedMeanwhile, dependentsRefusal, invalidTransition, type Decision } from './refusals.ts';
import type { ExistingVersion, RollbackRequest } from './state.ts';

/**
 * C-20: takes an active version out of force again. A settled activation takes two persons (N11): the first person's
 * forced rollback is recorded as a request, and the second person's is carried out. The first person's repetition is
 * refused, so that it is recorded as a denial.
 */
export function rollBack(command: Command<'RollBackExecution'>, version: ExistingVersion): Decision {
  const { reason, rolledBackBy, settled, stop, force, metadata } = command;
  if (version.status !== 'ACTIVE') return notActive(version);
  const refusal = dependentsRefusal(version);
  if (refusal !== null) return refusal;
  const execution = version.attempts.findLast(isInForce);
  if (execution === undefined) return invalidTransition(version, 'PENDING_VVB');
  const { versionId, tokenId, previousVersionId, rollbackRequest } = version;
  const { executionId, approvalRequestId } = execution;
  // Its cascade would go on to retire the version that the rollback restores.
  if (execution.status === 'activated') {
    return { code: 'EXECUTION_IN_PROGRESS', message: `Execution ${executionId} is still in progress.` };
  }
  const comparison = comparisonOf(metadata);
  // A request of local mode names somebody who did not sign in, so it is no first person for a principal, nor the reverse.
  const isComparable = (rollbackRequest?.comparison === 'principal') === (comparison === 'principal');
  const request = isComparable && rollbackRequest?.executionId === executionId ? rollbackRequest : null;
  if (settled && !force) {
    const message = `The activation of version ${versionId} is settled. Its rollback requires force and two persons.`;
    return { code: 'SETTLEMENT_COMPLETED', message, details: { requestedBy: request?.requestedBy ?? null } };
  }
  const delegate = delegateOf(rolledBackBy, metadata);
  const ids = { executionId, versionId, tokenId, approvalRequestId };
  if (settled && request === null) {
    return [
      {
        type: 'RollbackRequested',
        data: {
          ...{ ...ids, reason, requestedBy: rolledBackBy, comparison, requestedAt: metadata.now },
          ...(delegate !== null && { delegate }),
          ...keyHoldersOf(metadata),
        },
      },
    ];
  }
  if (settled && request !== null && isSamePerson(request, personsOf(rolledBackBy, metadata))) {
    const { requestedBy } = request;
    const message = `${requestedBy} requested the rollback of version ${versionId}. Another person must confirm it.`;
    return { code: 'SECOND_PERSON_REQUIRED', message, details: { requestedBy } };
  }
  // The caller asked about another execution's settlement, or that one may be completed since.
  if (!settled && (stop?.executionId !== executionId || version.abandonedRollbacks.includes(stop.stopId))) {
    return changedMeanwhile(versionId);
  }
  return [
    {
      type: 'ApprovalExecutionRolledBack',
      data: {
        ...ids,
        previousVersionId,
        reason,
        rolledBackBy,
        requestedBy: request?.requestedBy ?? null,
        rolledBackAt: metadata.now,
      },
    },
  ];
}

/** N11: neither a delegate nor a holder of the API key is a second person. */
function isSamePerson(request: RollbackRequest, persons: readonly string[]): boolean {
  const { requestedBy, delegate, keyHolders = [], comparison } = request;
  const first = [requestedBy, ...(delegate === null ? [] : [delegate]), ...keyHolders];
  return haveInCommon(first, persons, comparison);
}

/** Does nothing when the execution is rolled back, by this rollback or by another one. */
export function abandonRollback(command: Command<'AbandonRollback'>, version: ExistingVersion): Decision {
  const { executionId, stopId, metadata } = command;
  const { versionId, tokenId, attempts, abandonedRollbacks } = version;
  const isOver = attempts.some((one) => one.executionId === executionId && one.status === 'rolled-back');
  if (isOver || abandonedRollbacks.includes(stopId)) return [];
  return [{ type: 'RollbackAbandoned', data: { versionId, tokenId, executionId, stopId, abandonedAt: metadata.now } }];
}

function notActive({ versionId, status }: ExistingVersion): Decision {
  const message = `Version ${versionId} is ${status}. Only an ACTIVE version can be rolled back.`;
  return { code: 'INVALID_STATE_TRANSITION', message };
}
