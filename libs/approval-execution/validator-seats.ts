import { commandMetadata, validatorRoster, type Comparison, type ValidatorRosterRefusal } from '#libs/domain';
import { derivedId, type TenantAggregates, type CommandContext } from '#libs/event-store';

/** A claim on seats of a request. It can release only its own seats. */
interface Claim {
  readonly approvalRequestId: string;
  /** The request's id for its submission; a new id for each try to replace a validator. */
  readonly claimId: string;
}

/**
 * Takes a seat on the request for each of these validators who has a capacity (S7-26). A claim takes its seats once: the
 * ids derive from it, so a late repetition cannot take released seats again. If the process dies before the request uses
 * them, the worker releases them.
 * @returns the refusal VALIDATOR_AT_CAPACITY, or null if the seats are taken
 */
export async function takeSeats(
  aggregates: TenantAggregates,
  claim: Claim & { readonly versionId: string },
  { validators, comparison }: { readonly validators: readonly string[]; readonly comparison: Comparison },
  context: CommandContext,
): Promise<ValidatorRosterRefusal | null> {
  const { approvalRequestId, claimId, versionId } = claim;
  const command = { approvalRequestId, claimId, versionId, validators, comparison, metadata: commandMetadata(context) };
  const outcome = await aggregates.handle(
    validatorRoster,
    { type: 'TakeSeats', ...command },
    { ...context, commandId: derivedId(claimId, 'take-seats') },
  );
  return outcome.kind === 'refused' ? outcome.refusal : null;
}

/** Releases seats that {@link takeSeats} took under this claim. The worker releases all seats when the request closes. */
export async function releaseSeats(
  aggregates: TenantAggregates,
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
