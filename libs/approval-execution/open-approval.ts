import {
  approvalAggregate,
  type ApprovalRequestState,
  commandMetadata,
  isSubmittedWith,
  versionAggregate,
} from '#libs/domain';
import { derivedId, type TenantAggregates, type CommandContext, type Position } from '#libs/event-store';

/** Whether the approval request is open, or was and is now closed. */
export async function isOpened(aggregates: TenantAggregates, approvalRequestId: string): Promise<boolean> {
  const isOpen = ({ status }: ApprovalRequestState): boolean => status !== 'NONE';
  return isOpen((await aggregates.load(approvalAggregate(approvalRequestId), isOpen)).state);
}

/**
 * Opens the approval request of a version's submission. Does nothing if it is open already: the submission and the
 * worker both call it, so that a crash cannot leave a submission without its request.
 * @returns the position reached.
 */
export async function openApproval(
  aggregates: TenantAggregates,
  versionId: string,
  approvalRequestId: string,
  context: CommandContext,
): Promise<Position> {
  const { state, position } = await aggregates.load(versionAggregate(versionId), (kept) =>
    isSubmittedWith(kept, approvalRequestId),
  );
  if (!('submission' in state) || !isSubmittedWith(state, approvalRequestId)) return position;
  const { submittedBy: requestedBy, ...submission } = state.submission;
  const outcome = await aggregates.handle(
    approvalAggregate(approvalRequestId),
    {
      type: 'OpenApproval',
      ...submission,
      requestedBy,
      versionId,
      tokenId: state.tokenId,
      metadata: commandMetadata(context),
    },
    { ...context, commandId: derivedId(context.commandId, `open-approval:${approvalRequestId}`) },
  );
  if (outcome.kind === 'refused')
    throw new TypeError(
      `Approval request ${approvalRequestId} of version ${versionId} cannot be opened: ${outcome.refusal.message}`,
    );
  return outcome.position > position ? outcome.position : position;
}
