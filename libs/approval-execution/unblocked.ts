import type { Aggregates, CommandContext } from '#libs/event-store';
import type { ApprovalExecution } from './approval-execution.ts';
import { explainExecution } from './explanation.ts';

/**
 * Executes what was approved and could not take effect, once nothing is in its way any more. What still is blocked is left
 * as it is and adds nothing to the record: whatever blocks it ends by an event of its own.
 */
export async function executeUnblocked(
  aggregates: Aggregates,
  execution: ApprovalExecution,
  versionId: string,
  context: CommandContext,
): Promise<void> {
  const found = await explainExecution(aggregates, versionId, context.occurredAt);
  if (found === undefined || found.approval === null || found.checks.some(({ passed }) => !passed)) return;
  // Refuses what was rolled back, which is for persons.
  await execution.executeAutomatically({ approvalRequestId: found.approval.approvalRequestId, versionId }, context);
}
