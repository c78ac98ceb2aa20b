import { commandMetadata, validatorRosterDecider, validatorRosterStream } from '#libs/domain';
import { derivedId, type Aggregates, type CommandContext } from '#libs/event-store';
import { problemOf } from '#libs/platform';

/** What the seats are taken for. */
interface OfRequest {
  readonly approvalRequestId: string;
  readonly versionId: string;
}

/**
 * Counts the request among the open ones of its validators, as far as they have a capacity (S7-26). When the process
 * ends before the request is open, the worker releases the seats.
 * @throws ProblemException VALIDATOR_AT_CAPACITY
 */
export async function takeSeats(
  aggregates: Aggregates,
  { approvalRequestId, versionId }: OfRequest,
  validators: readonly string[],
  context: CommandContext,
): Promise<void> {
  const outcome = await aggregates.handle(
    validatorRosterStream,
    validatorRosterDecider,
    { type: 'TakeSeats', approvalRequestId, versionId, validators, metadata: commandMetadata(context) },
    { ...context, commandId: derivedId(context.commandId, `take-seats:${approvalRequestId}`) },
  );
  if (outcome.kind === 'refused') throw problemOf(outcome.refusal);
}

/** Gives back what {@link takeSeats} took; the worker does so when the request ends. */
export async function releaseSeats(
  aggregates: Aggregates,
  approvalRequestId: string,
  validators: readonly string[] | 'all',
  context: CommandContext,
): Promise<void> {
  await aggregates.handle(
    validatorRosterStream,
    validatorRosterDecider,
    { type: 'ReleaseSeats', approvalRequestId, validators, metadata: commandMetadata(context) },
    { ...context, commandId: derivedId(context.commandId, `release-seats:${approvalRequestId}`) },
  );
}
