import type { CastVoteRequest } from '#libs/contracts';
import { faultOfSigner, signingKeyAggregate, voteOf, type VoteSignature } from '#libs/domain';
import type { CommandContext, TenantAggregates } from '#libs/event-store';
import { problemOf } from '#libs/http';
import { bytesOf, faultOfSignature, flagsOf, type SignedBytes, type StatedVote } from '#libs/signatures';
import type { ChallengeFor, Challenges } from '../../signatures/challenges/challenges.ts';
import { challengeOf, seatOf, statementOfVote } from '../vote-statement.ts';

type Sent = NonNullable<CastVoteRequest['signature']>;

/**
 * The signature as the event of the vote keeps it, after it has been verified. Uses up the number of the statement, unless
 * it is a dry run.
 * @throws ProblemException SIGNING_KEY_NOT_USABLE, SIGNATURE_INVALID or STATEMENT_EXPIRED
 */
export async function verifiedSignature(
  vote: Pick<StatedVote, 'approvalRequestId' | 'choice' | 'reason'> & { readonly validatorId: string },
  { keyId, nonce, signature, passkey }: Sent,
  scope: { readonly aggregates: TenantAggregates; readonly context: CommandContext; readonly dryRun: boolean },
  challenges: Challenges,
): Promise<VoteSignature> {
  const { aggregates, context, dryRun } = scope;
  const { tenantId, actor, occurredAt } = context;
  const seat = await seatOf(aggregates, vote.approvalRequestId, vote.validatorId, actor);
  const { state: key } = await aggregates.load(signingKeyAggregate(keyId));
  const unusable = faultOfSigner(key, seat.principal, seat.request.comparison);
  if (unusable !== null || key.status === 'NONE') {
    throw problemOf({ code: 'SIGNING_KEY_NOT_USABLE', message: unusable ?? '' });
  }
  const statement = statementOfVote(tenantId, seat, { choice: vote.choice, reason: vote.reason, nonce });
  const signed: SignedBytes = { keyId, signature, ...(passkey && { passkey }) };
  const fault = faultOfSignature(statement, key, signed);
  if (fault !== null) throw problemOf({ code: 'SIGNATURE_INVALID', message: fault });
  // Last, so that a signature that does not verify leaves the statement usable. The same vote again changes nothing.
  const stands = voteOf(seat.request.votes, seat.principal) === vote.choice;
  if (!stands && !(await isCurrent(challenges, challengeOf(tenantId, seat), nonce, { occurredAt, dryRun }))) {
    const message = 'The statement was used, has expired or was replaced by a newer one.';
    throw problemOf({ code: 'STATEMENT_EXPIRED', message });
  }
  const { meaning, subject, rules } = statement;
  const hashes = { subjectHash: subject.hash, rulesHash: rules };
  const recorded = { keyId, meaning, ...hashes, nonce, signature };
  const flags = passkey && flagsOf(bytesOf(passkey.authenticatorData) ?? Buffer.alloc(0));
  if (passkey === undefined || flags === undefined) return recorded;
  const { userVerified, backupEligible, backedUp } = flags;
  return { ...recorded, passkey: { ...passkey, userVerified, backupEligible, backedUp } };
}

function isCurrent(
  challenges: Challenges,
  challenge: ChallengeFor,
  nonce: string,
  { occurredAt, dryRun }: { readonly occurredAt: string; readonly dryRun: boolean },
): Promise<boolean> {
  return dryRun ? challenges.isValid(challenge, nonce, occurredAt) : challenges.use(challenge, nonce, occurredAt);
}
