import {
  commandMetadata,
  approvalRequestDecider,
  approvalStream,
  tokenVersionDecider,
  versionStream,
} from '#libs/domain';
import { derivedId, type Aggregates, type CommandContext, type Position } from '#libs/event-store';

/**
 * Opens the approval request that a version's submission promised. Does nothing when it is open
 * already: the submission and the worker both call it, so that no crash leaves the promise unkept.
 * @returns the position reached.
 */
export async function openApproval(
  aggregates: Aggregates,
  versionId: string,
  context: CommandContext,
): Promise<Position> {
  const { state, position } = await aggregates.load(versionStream(versionId), tokenVersionDecider);
  if (state.status === 'NONE' || state.submission === null) return position;
  const { submittedBy: requestedBy, ...submission } = state.submission;
  const { approvalRequestId } = submission;
  const outcome = await aggregates.handle(
    approvalStream(approvalRequestId),
    approvalRequestDecider,
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
      `Approval request ${approvalRequestId} was submitted but cannot be opened: ${outcome.refusal.message}`,
    );
  return outcome.position > position ? outcome.position : position;
}
