import type { CastVoteRequest } from '#libs/contracts';
import {
  faultOfSigner,
  isCast,
  signingKeyAggregate,
  type ExistingRequest,
  type SigningKeyState,
  type VoteSignature,
} from '#libs/domain';
import type { CommandContext, TenantAggregates } from '#libs/event-store';
import { problemOf } from '#libs/http';
import { bytesOf, faultOfSignature, flagsOf, type SignedBytes, type StatedVote } from '#libs/signatures';
import type { ChallengeFor, Challenges } from '../../signatures/challenges/challenges.ts';
import { challengeOf, seatOf, statementOfVote, type Seat } from '../vote-statement.ts';

type Sent = NonNullable<CastVoteRequest['signature']>;

/** A signature as the event of the vote keeps it, and the validators for whom it was verified. */
interface VerifiedSignature {
  readonly signature: VoteSignature;
  readonly validators: ExistingRequest['validators'];
}

/**
 * Verifies the signature of a vote. Uses up the number of the statement, unless
 * it is a dry run.
 * @throws ProblemException SIGNING_KEY_NOT_USABLE, SIGNATURE_INVALID or STATEMENT_EXPIRED
 */
export async function verifiedSignature(
  vote: Pick<StatedVote, 'approvalRequestId' | 'choice' | 'reason'> & { readonly validatorId: string },
  { keyId, nonce, signature, passkey }: Sent,
  scope: { readonly aggregates: TenantAggregates; readonly context: CommandContext; readonly dryRun: boolean },
  challenges: Challenges,
): Promise<VerifiedSignature> {
  const { aggregates, context, dryRun } = scope;
  const { tenantId, actor, occurredAt } = context;
  const seat = await seatOf(aggregates, vote.approvalRequestId, vote.validatorId, actor);
  const key = await usableKey(aggregates, keyId, seat);
  const statement = statementOfVote(tenantId, seat, { choice: vote.choice, reason: vote.reason, nonce });
  const signed: SignedBytes = { keyId, signature, ...(passkey && { passkey }) };
  const fault = faultOfSignature(statement, key, signed);
  if (fault !== null) throw problemOf({ code: 'SIGNATURE_INVALID', message: fault });
  // Last, so that a signature that does not verify leaves the statement usable. The same vote again changes nothing.
  const stands = isCast(seat.request.votes, seat.principal, { choice: vote.choice, nonce });
  if (!stands && !(await isCurrent(challenges, challengeOf(tenantId, seat), nonce, { occurredAt, dryRun }))) {
    const message = 'The statement was used, has expired or was replaced by a newer one.';
    throw problemOf({ code: 'STATEMENT_EXPIRED', message });
  }
  // Again, as late as possible: no order holds between the stream of the key and that of the vote.
  await usableKey(aggregates, keyId, seat);
  const { meaning, subject, rules } = statement;
  const hashes = { subjectHash: subject.hash, rulesHash: rules };
  const recorded = { keyId, meaning, ...hashes, nonce, signature };
  const flags = passkey && flagsOf(bytesOf(passkey.authenticatorData) ?? Buffer.alloc(0));
  const { validators } = seat.request;
  if (passkey === undefined || flags === undefined) return { signature: recorded, validators };
  const { userVerified, backupEligible, backedUp } = flags;
  return { signature: { ...recorded, passkey: { ...passkey, userVerified, backupEligible, backedUp } }, validators };
}

/** @throws ProblemException SIGNING_KEY_NOT_USABLE */
async function usableKey(
  aggregates: TenantAggregates,
  keyId: string,
  { request, principal }: Seat,
): Promise<Exclude<SigningKeyState, { readonly status: 'NONE' }>> {
  const { state: key } = await aggregates.load(signingKeyAggregate(keyId));
  const unusable = faultOfSigner(key, principal, request.comparison);
  if (unusable !== null || key.status === 'NONE') {
    throw problemOf({ code: 'SIGNING_KEY_NOT_USABLE', message: unusable ?? '' });
  }
  return key;
}

function isCurrent(
  challenges: Challenges,
  challenge: ChallengeFor,
  nonce: string,
  { occurredAt, dryRun }: { readonly occurredAt: string; readonly dryRun: boolean },
): Promise<boolean> {
  return dryRun ? challenges.isValid(challenge, nonce, occurredAt) : challenges.use(challenge, nonce, occurredAt);
}
