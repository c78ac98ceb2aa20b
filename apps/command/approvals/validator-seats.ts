import { commandMetadata, validatorRoster } from '#libs/domain';
import { derivedId, type Aggregates, type CommandContext } from '#libs/event-store';
import { problemOf } from '#libs/http';

/** Who takes seats on a request, and can release only these. */
interface Claim {
  readonly approvalRequestId: string;
  /** The request itself for its submission; of its own for each try to replace a validator. */
  readonly claimId: string;
}

/**
 * Counts the request among the open ones of its validators, as far as they have a capacity (S7-26). A claim takes its
 * seats once: its ids derive from it, and a late repetition does not take again what was released. When the process
 * ends before a request uses the seats, the worker releases them.
 * @throws ProblemException VALIDATOR_AT_CAPACITY
 */
export async function takeSeats(
  aggregates: Aggregates,
  claim: Claim & { readonly versionId: string },
  validators: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { approvalRequestId, claimId, versionId } = claim;
  const outcome = await aggregates.handle(
    validatorRoster,
    { type: 'TakeSeats', approvalRequestId, claimId, versionId, validators, metadata: commandMetadata(context) },
    { ...context, commandId: derivedId(claimId, 'take-seats') },
  );
  if (outcome.kind === 'refused') throw problemOf(outcome.refusal);
}

/** Releases what {@link takeSeats} took under this claim; the worker releases all when the request ends. */
export async function releaseSeats(
  aggregates: Aggregates,
  { approvalRequestId, claimId }: Claim,
  validators: readonly string[] | 'all',
  context: CommandContext,
): Promise<void> {
  await aggregates.handle(
    validatorRoster,
    { type: 'ReleaseSeats', approvalRequestId, claimId, validators, metadata: commandMetadata(context) },
    { ...context, commandId: derivedId(context.commandId, `release-seats:${claimId}`) },
  );
}
