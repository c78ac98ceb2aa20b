import canonicalize from 'canonicalize';
import type { VoteChoice } from '#libs/domain';
import { hashOf } from './hash.ts';

/** What a validator signs. Its canonical JSON (RFC 8785) is hashed with SHA-256, and the hash is signed. */
export interface VoteStatement {
  /** Names the format, so that a signature of anything else is never a vote. The first format has no rules. */
  readonly statement: 'assent-vote-1' | 'assent-vote-2';
  readonly tenant: string;
  readonly approvalRequestId: string;
  /** What is voted on. The hash is {@link subjectHashOf} of its terms. */
  readonly subject: { readonly kind: 'version'; readonly id: string; readonly hash: string };
  /** SHA-256 in hex of the policy, the validators and the deadlines by which the vote is counted. */
  readonly rules?: string;
  /** The validator, as the request spells the name. */
  readonly principal: string;
  readonly choice: VoteChoice;
  /** What the signature means (21 CFR 11.50). */
  readonly meaning: string;
  readonly reason: string | null;
  /** The server's single-use number for this statement. */
  readonly nonce: string;
}

/** In the format in which votes are signed today. */
export type CurrentStatement = VoteStatement & { readonly statement: 'assent-vote-2'; readonly rules: string };

/** The terms of a version: everything that an approval of it agrees to. */
export interface SubjectTerms {
  readonly versionId: string;
  readonly tokenId: string;
  readonly content: object;
  /** Decimal string. */
  readonly amount: string;
  readonly recipient: string;
  readonly issuerAccountId: string;
  readonly previousVersionId: string | null;
}

const meaningOf = { APPROVE: 'approval', REJECT: 'rejection', ABSTAIN: 'abstention' } as const;

export type StatedVote = Omit<VoteStatement, 'statement' | 'subject' | 'meaning' | 'rules'> & {
  readonly versionId: string;
  readonly subjectHash: string;
  /** Undefined for a vote of an earlier release. */
  readonly rulesHash: string | undefined;
};

/** The statement of a vote. The same facts always give the same statement, so an event need not repeat them. */
export function statementOf(vote: StatedVote & { readonly rulesHash: string }): CurrentStatement;
export function statementOf(vote: StatedVote): VoteStatement;
export function statementOf({ versionId, subjectHash, rulesHash, ...vote }: StatedVote): VoteStatement {
  const { tenant, approvalRequestId, principal, choice, reason, nonce } = vote;
  return {
    statement: rulesHash === undefined ? 'assent-vote-1' : 'assent-vote-2',
    tenant,
    approvalRequestId,
    subject: { kind: 'version', id: versionId, hash: subjectHash },
    ...(rulesHash !== undefined && { rules: rulesHash }),
    principal,
    choice,
    meaning: meaningOf[choice],
    reason,
    nonce,
  };
}

/** Whether a statement of a server has every member that its facts imply, and no other: each would be signed unseen. */
export function isStatement(statement: VoteStatement): boolean {
  const { subject, tenant, approvalRequestId, rules: rulesHash, principal, choice, reason, nonce } = statement;
  // A server that asks for the first format would get a vote that counts by any rules.
  if (rulesHash === undefined) return false;
  const facts = { tenant, approvalRequestId, principal, choice, reason, nonce };
  const implied = statementOf({ ...facts, versionId: subject.id, subjectHash: subject.hash, rulesHash });
  return canonicalize(implied) === canonicalize(statement);
}

/** The 32 bytes that are signed: by an Ed25519 key itself, by a passkey as its challenge. */
export function hashOfStatement(statement: VoteStatement): Buffer {
  return hashOf(statement);
}

/** SHA-256 in hex of the canonical JSON of the terms. */
export function subjectHashOf(terms: SubjectTerms): string {
  const { versionId, tokenId, content, amount, recipient, issuerAccountId, previousVersionId } = terms;
  return hashOf({ versionId, tokenId, content, amount, recipient, issuerAccountId, previousVersionId }).toString('hex');
}

/** What an Ed25519 key signs at its registration, to prove that the person has it. */
export function hashOfRegistration(registration: {
  readonly tenant: string;
  readonly principal: string;
  readonly publicKey: string;
}): Buffer {
  const { tenant, principal, publicKey } = registration;
  return hashOf({ statement: 'assent-signing-key-1', tenant, principal, publicKey });
}
