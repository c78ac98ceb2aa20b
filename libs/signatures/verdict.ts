import {
  comparisonWith,
  faultOfSigner,
  isSameIdentity,
  isSecondPerson,
  signingKeyDecider,
  signingKeyStream,
  versionStream,
  type ApprovalRequestEvent,
  type ApprovalRequestState,
  type CommandMetadata,
  type SigningKeyEvent,
  type SigningKeyState,
} from '#libs/domain';
import type { LoggedEvent } from './logged-event.ts';
import type { RecordedStreams } from './recorded-streams.ts';
import { rulesHashOfRequest } from './rules.ts';
import { hashOfStatement, statementOf, subjectHashOf, type VoteStatement } from './statement.ts';
import { faultOfSignature, flagsOf, type AuthenticatorFlags } from './verify-signature.ts';

/** One recorded vote, and what its signature is worth. */
export interface VoteVerdict {
  readonly validatorId: string;
  /** The delegate who voted for the validator, by the word of the log. Null: the validator voted. */
  readonly castBy: string | null;
  readonly choice: string;
  readonly reason: string | null;
  /** By the clock of the server. */
  readonly castAt: string;
  readonly position: string;
  /** Whether the vote was cast before the decision. */
  readonly counted: boolean;
  readonly verdict: 'signed' | 'unsigned' | 'invalid';
  /** Why it is invalid. */
  readonly fault: string | null;
  /** What was signed. Null without a signature. */
  readonly statement: VoteStatement | null;
  /** Hex. */
  readonly statementHash: string | null;
  readonly key: {
    readonly keyId: string;
    readonly kind: string;
    readonly confirmedBy: string;
    readonly backedUp: boolean | null;
  } | null;
}

type Requested = Extract<ApprovalRequestEvent, { type: 'ApprovalRequested' }>['data'];
type Vote = Extract<ApprovalRequestEvent, { type: 'VoteCast' }>['data'];
type Signature = NonNullable<Vote['signature']>;
type Confirmation = Extract<SigningKeyEvent, { type: 'SigningKeyConfirmed' }>['data'];

export interface VerificationContext {
  /** The request that is verified. What an event says about its own request is not believed. */
  readonly approvalRequestId: string;
  readonly requested: Requested;
  readonly tenant: string;
  readonly streams: RecordedStreams;
  /** The request before each of its events. */
  readonly states: ReadonlyMap<LoggedEvent, ApprovalRequestState>;
  readonly usedNonces: Set<string>;
  /**
   * Whose keys the verifier knows from the validators themselves: the principal by the id of the key. A signature by any
   * other key is then invalid, whatever the log says about it. Undefined: the log is believed.
   */
  readonly trustedKeys: ReadonlyMap<string, string> | undefined;
}

/** The verdict on a recorded vote, cast in time or late. */
export function verdictOn(event: LoggedEvent, context: VerificationContext): VoteVerdict {
  const vote = event.data as unknown as Vote;
  const { validatorId, choice, reason, castAt } = vote;
  const counted = event.type === 'VoteCast';
  const told = { validatorId, castBy: vote.castBy ?? null, choice, reason, castAt, position: event.position, counted };
  const unknown = { fault: null, statement: null, statementHash: null, key: null };
  if (vote.signature === undefined) return { ...told, ...unknown, verdict: 'unsigned' };
  try {
    return { ...told, ...verdictOnSignature(event, vote, vote.signature, context) };
  } catch {
    // A hand that is not ours wrote it, so it may have any shape.
    return {
      ...told,
      ...unknown,
      verdict: 'invalid',
      fault: 'The vote or the key does not have the shape of an event.',
    };
  }
}

function verdictOnSignature(
  event: LoggedEvent,
  vote: Vote,
  signature: Signature,
  context: VerificationContext,
): Pick<VoteVerdict, 'verdict' | 'fault' | 'statement' | 'statementHash' | 'key'> {
  const { approvalRequestId, requested, tenant, usedNonces } = context;
  const { versionId } = requested;
  const { nonce, subjectHash, rulesHash } = signature;
  const { choice, reason, validatorId: principal } = vote;
  const statement = statementOf({
    tenant,
    approvalRequestId,
    versionId,
    subjectHash,
    rulesHash,
    principal,
    choice,
    reason,
    nonce,
  });
  const gaps: string[] = [];
  const key = keyAt(signature.keyId, event, context, gaps);
  const fault =
    gaps[0] ??
    (vote.approvalRequestId === approvalRequestId ? null : 'The vote names another request.') ??
    faultOfSigner(key, principal, requested.comparison ?? 'exact') ??
    faultOfTrust(key, principal, context) ??
    faultOfSubject(context, subjectHash) ??
    faultOfRules(event, context, rulesHash) ??
    (signature.meaning === statement.meaning ? null : 'The recorded meaning is not that of the choice.') ??
    (key.status === 'NONE' ? null : faultOfSignature(statement, key, signature)) ??
    faultOfFlags(signature) ??
    (usedNonces.has(nonce) ? 'The statement was used for an earlier vote.' : null);
  // A forged vote must not make a later one with the same number invalid.
  if (fault === null) usedNonces.add(nonce);
  return {
    verdict: fault === null ? 'signed' : 'invalid',
    fault,
    statement,
    statementHash: hashOfStatement(statement).toString('hex'),
    key:
      key.status === 'NONE'
        ? null
        : {
            keyId: key.keyId,
            kind: key.kind,
            confirmedBy: key.status === 'CONFIRMED' ? key.confirmedBy : '',
            backedUp: flagsIn(signature)?.backedUp ?? null,
          },
  };
}

function faultOfTrust(
  key: SigningKeyState,
  principal: string,
  { requested, trustedKeys }: VerificationContext,
): string | null {
  if (trustedKeys === undefined || key.status === 'NONE') return null;
  const owner = trustedKeys.get(key.keyId);
  if (owner === undefined) return 'The key is not one of the trusted keys.';
  const isOwner = isSameIdentity(owner, principal, comparisonWith(key, requested.comparison ?? 'exact'));
  return isOwner ? null : `The key is trusted for ${owner} only.`;
}

function flagsIn({ passkey }: Signature): AuthenticatorFlags | undefined {
  return flagsOf(Buffer.from(passkey?.authenticatorData ?? '', 'base64url'));
}

/** The audit shows the flags as they are recorded, but the authenticator signed only its own. */
function faultOfFlags(signature: Signature): string | null {
  const flags = flagsIn(signature);
  if (signature.passkey === undefined || flags === undefined) return null;
  const { userVerified, backupEligible, backedUp } = signature.passkey;
  const isSame =
    userVerified === flags.userVerified && backupEligible === flags.backupEligible && backedUp === flags.backedUp;
  return isSame ? null : 'The recorded flags are not those that the authenticator signed.';
}

/** The state that the key had when the vote was recorded. @throws for events that no decider can have written */
function keyAt(
  keyId: string,
  { position }: LoggedEvent,
  { streams }: VerificationContext,
  gaps: string[],
): SigningKeyState {
  const events = streams.eventsOf(signingKeyStream(keyId), gaps);
  if (events.some(({ data }) => data['keyId'] !== keyId)) gaps.push(`The events of the key ${keyId} name another key.`);
  if (events.some((event) => event.position.length !== position.length)) {
    gaps.push(`The positions of the key ${keyId} and of the vote are of different logs.`);
  }
  if (gaps.length > 0) return signingKeyDecider.initialState;
  const before = events.filter((event) => event.position < position);
  const key = before.reduce<SigningKeyState>(
    (state, event) => signingKeyDecider.evolve(state, event as unknown as SigningKeyEvent),
    signingKeyDecider.initialState,
  );
  const [confirmation] = before.filter(({ type }) => type === 'SigningKeyConfirmed');
  if (key.status !== 'NONE' && confirmation !== undefined && !isByAnother(confirmation, key)) {
    gaps.push(`The key ${keyId} was confirmed by its own person.`);
  }
  return key;
}

/** A delegate confirms in the name of another, so the metadata counts where the events have it. */
function isByAnother(
  { data, metadata }: LoggedEvent,
  key: Exclude<SigningKeyState, { readonly status: 'NONE' }>,
): boolean {
  const { confirmedBy } = data as unknown as Confirmation;
  const { actor } = metadata as { readonly actor?: CommandMetadata['actor'] };
  return actor === undefined || isSecondPerson(confirmedBy, key, { actor });
}

/** The terms are in the version's first event, which never changes. */
function faultOfSubject({ requested, streams }: VerificationContext, hash: string): string | null {
  const gaps: string[] = [];
  const created = streams.firstOf(versionStream(requested.versionId), gaps);
  if (gaps[0] !== undefined) return gaps[0];
  if (created?.type !== 'VersionCreated')
    return `The events do not contain the creation of version ${requested.versionId}.`;
  const terms = created.data as unknown as Parameters<typeof subjectHashOf>[0];
  return subjectHashOf(terms) === hash ? null : 'The vote was signed for other terms of the version.';
}

/** Votes of earlier releases were signed without the rules. */
function faultOfRules(event: LoggedEvent, { states }: VerificationContext, hash: string | undefined): string | null {
  const request = states.get(event);
  if (hash === undefined) return null;
  if (request === undefined || request.status === 'NONE') return 'The vote stands before its request.';
  if (rulesHashOfRequest(request) === hash) return null;
  return 'The vote was signed for another policy, other validators or other deadlines.';
}
