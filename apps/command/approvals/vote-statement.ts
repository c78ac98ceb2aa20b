import {
  approvalAggregate,
  validatorNamed,
  versionAggregate,
  type CommandMetadata,
  type ExistingRequest,
} from '#libs/domain';
import type { TenantAggregates } from '#libs/event-store';
import { problemOf } from '#libs/http';
import {
  rulesHashOfRequest,
  statementOf,
  subjectHashOf,
  type StatedVote,
  type SubjectTerms,
  type CurrentStatement,
} from '#libs/signatures';
import type { ChallengeFor } from '../signatures/challenges/challenges.ts';

/** A validator of a request, and the terms that the vote is about. */
export interface Seat {
  readonly request: ExistingRequest;
  /** As the request spells the name. */
  readonly principal: string;
  readonly terms: SubjectTerms;
}

/** @throws ProblemException when the request does not exist, or the person is no validator of it */
export async function seatOf(
  aggregates: TenantAggregates,
  approvalRequestId: string,
  validatorId: string,
  actor: CommandMetadata['actor'],
): Promise<Seat> {
  const { state: request } = await aggregates.load(approvalAggregate(approvalRequestId));
  if (request.status === 'NONE') {
    throw problemOf({
      code: 'APPROVAL_REQUEST_NOT_FOUND',
      message: `There is no approval request ${approvalRequestId}.`,
    });
  }
  const principal = validatorNamed(request, validatorId);
  // As the decider says: the spelling of a signed-in person is exact.
  if (principal === undefined || (actor.method !== undefined && principal !== validatorId)) {
    const message = `${validatorId} is not a validator of approval request ${approvalRequestId}.`;
    throw problemOf({ code: 'VALIDATOR_NOT_ELIGIBLE', message });
  }
  // The terms never change, so a known state is enough.
  const { state: version } = await aggregates.load(
    versionAggregate(request.versionId),
    ({ status }) => status !== 'NONE',
  );
  if (version.status === 'NONE') {
    throw new TypeError(
      `Approval request ${approvalRequestId} is about version ${request.versionId}, which does not exist.`,
    );
  }
  const { versionId, tokenId, content, amount, recipient, issuerAccountId, previousVersionId } = version;
  const terms = { versionId, tokenId, content: { ...content }, amount, recipient, issuerAccountId, previousVersionId };
  return { request, principal, terms };
}

export function statementOfVote(
  tenant: string,
  { request, principal, terms }: Seat,
  vote: Pick<StatedVote, 'choice' | 'reason' | 'nonce'>,
): CurrentStatement {
  const { approvalRequestId, versionId } = request;
  const hashes = { subjectHash: subjectHashOf(terms), rulesHash: rulesHashOfRequest(request) };
  return statementOf({ tenant, approvalRequestId, versionId, ...hashes, principal, ...vote });
}

export function challengeOf(tenantId: string, { request, principal }: Seat): ChallengeFor {
  return { tenantId, purpose: `vote:${request.approvalRequestId}`, principal };
}
