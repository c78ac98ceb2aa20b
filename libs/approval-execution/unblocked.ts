import type { TenantAggregates, CommandContext } from '#libs/event-store';
import { ApprovalExecution } from './approval-execution.ts';
import type { ExecutionLog } from './execution-log.ts';
import { explainExecution } from './explanation.ts';

/**
 * Executes an approved version once nothing blocks it any more. A version that is still blocked gets no record of the
 * try: the end of the remaining block is an event that leads here again.
 */
export async function executeUnblocked(
  aggregates: TenantAggregates,
  log: ExecutionLog,
  versionId: string,
  context: CommandContext,
): Promise<void> {
  const found = await explainExecution(aggregates, versionId, context.occurredAt);
  if (found === undefined || found.approval === null || found.checks.some(({ passed }) => !passed)) return;
  const execution = new ApprovalExecution(aggregates, log);
  // Refuses a rolled back approval, which only a person may execute.
  await execution.executeAutomatically({ approvalRequestId: found.approval.approvalRequestId, versionId }, context);
}
