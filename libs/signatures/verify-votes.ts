import canonicalize from 'canonicalize';
import {
  approvalStream,
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
import { belongsTo, nameOfStream, streamOf, tenantOfStream } from '#libs/tenants';
import { changesOfValidators, faultsOfHistory, statesBefore } from './count-again.ts';
import type { LoggedEvent } from './logged-event.ts';
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

export interface VotesReport {
  readonly approvalRequestId: string;
  readonly tenant: string;
  readonly versionId: string;
  readonly signedVotes: 'required' | 'optional';
  readonly votes: readonly VoteVerdict[];
  /** Revoked validators, for the verifier to judge: votes that were signed before count with those who replaced them. */
  readonly changes: readonly string[];
  /** Faults of the record itself, such as a decision that no vote explains. */
  readonly faults: readonly string[];
  /** Whether there are no faults, no invalid votes, and no unsigned ones where signatures are required. */
  readonly valid: boolean;
}

export class NothingToVerify extends Error {
  override readonly name = 'NothingToVerify';
}

type Requested = Extract<ApprovalRequestEvent, { type: 'ApprovalRequested' }>['data'];
type Vote = Extract<ApprovalRequestEvent, { type: 'VoteCast' }>['data'];
type Signature = NonNullable<Vote['signature']>;
type Confirmation = Extract<SigningKeyEvent, { type: 'SigningKeyConfirmed' }>['data'];
type Decision = Extract<ApprovalRequestEvent, { type: 'ApprovalGranted' }>['data'];

export interface VerificationOptions {
  /** Whether unsigned votes are faults even where the recorded policy allows them. */
  readonly requireSignatures?: boolean;
  /**
   * Whose keys the verifier knows from the validators themselves: the principal by the id of the key. A signature by any
   * other key is then invalid, whatever the log says about it. Unset: the log is believed.
   */
  readonly trustedKeys?: ReadonlyMap<string, string>;
}

/**
 * Verifies every vote of an approval request from recorded events alone: those of the request, of its version and of the keys.
 * Order is by position, never by a clock.
 * @throws NothingToVerify when the request is not among the events
 */
export function verifyVotes(
  approvalRequestId: string,
  events: readonly LoggedEvent[],
  { requireSignatures = false, trustedKeys }: VerificationOptions = {},
): VotesReport {
  const tenant = tenantOfRequest(approvalRequestId, events);
  const streams = new RecordedStreams(events, tenant);
  const opening = streams.firstOf(approvalStream(approvalRequestId), []);
  if (opening?.type !== 'ApprovalRequested') {
    throw new NothingToVerify(`The events do not contain the beginning of the approval request ${approvalRequestId}.`);
  }
  const requested = opening.data as unknown as Requested;
  const faults: string[] = [];
  const own = streams.eventsOf(approvalStream(approvalRequestId), faults);
  const usedNonces = new Set<string>();
  const states = statesBefore(own);
  const votes = own
    .filter(({ type }) => type === 'VoteCast' || type === 'LateVoteCast')
    .map((event) =>
      verdictOn(event, { approvalRequestId, requested, tenant, streams, states, usedNonces, trustedKeys }),
    );
  faults.push(...faultsOfHistory(approvalRequestId, own));
  const isRequired = requireSignatures || requested.policy.signedVotes === 'required';
  if (isRequired) faults.push(...unexplainedApprovers(own, votes));
  const accepted: readonly VoteVerdict['verdict'][] = isRequired ? ['signed'] : ['signed', 'unsigned'];
  return {
    approvalRequestId,
    tenant,
    versionId: requested.versionId,
    signedVotes: isRequired ? 'required' : 'optional',
    votes,
    changes: changesOfValidators(own),
    faults,
    valid: faults.length === 0 && votes.every(({ verdict }) => accepted.includes(verdict)),
  };
}

/** @throws NothingToVerify unless exactly one tenant has the request, because its vote would be read as that of another */
function tenantOfRequest(approvalRequestId: string, events: readonly LoggedEvent[]): string {
  const name = approvalStream(approvalRequestId);
  const tenants = new Set(
    events
      .filter(({ stream }) => nameOfStream(stream) === name && belongsTo(tenantOfStream(stream), stream))
      .map(({ stream }) => tenantOfStream(stream)),
  );
  const [tenant, ...others] = tenants;
  if (tenant === undefined) {
    throw new NothingToVerify(`The events do not contain the approval request ${approvalRequestId}.`);
  }
  if (others.length === 0) return tenant;
  const message = `The tenants ${[...tenants].join(' and ')} have an approval request ${approvalRequestId}. Give the events of one tenant.`;
  throw new NothingToVerify(message);
}

/** The recorded events of a tenant by stream. */
class RecordedStreams {
  readonly #tenant: string;
  readonly #streams: ReadonlyMap<string, readonly LoggedEvent[]>;

  constructor(events: readonly LoggedEvent[], tenant: string) {
    this.#tenant = tenant;
    this.#streams = Map.groupBy(events, ({ stream }) => stream);
  }

  /** The first event of a stream, which alone may be there. @param faults gets a line if it is doubtful */
  firstOf(name: string, faults: string[]): LoggedEvent | undefined {
    const [first, second] = this.#stream(name, faults);
    if (first?.revision === second?.revision && first !== undefined) {
      faults.push(`The events of ${streamOf(this.#tenant, name)} contradict each other.`);
    }
    return first?.revision === 0 ? first : undefined;
  }

  /** The events of a stream in their order. @param faults gets a line if one is missing or out of its order */
  eventsOf(name: string, faults: string[]): readonly LoggedEvent[] {
    const events = this.#stream(name, faults);
    const stream = streamOf(this.#tenant, name);
    const follows = (index: number): boolean => isAfter(events[index]?.position ?? '', events[index - 1]?.position);
    if (events.some(({ revision }, index) => revision !== index))
      faults.push(`The events of ${stream} are incomplete.`);
    else if (!events.every((_, index) => follows(index))) {
      faults.push(`The positions of the events of ${stream} are not in the order of their revisions.`);
    }
    return events;
  }

  #stream(name: string, faults: string[]): readonly LoggedEvent[] {
    const stream = streamOf(this.#tenant, name);
    const events = withoutRepetitions(this.#streams.get(stream) ?? []);
    if (events.some(({ metadata }) => metadata.tenantId !== this.#tenant)) {
      faults.push(`An event of ${stream} names another tenant than its stream.`);
    }
    return events;
  }
}

/** By revision. Equal events count once, because the pages of a server and joined exports may repeat them. */
function withoutRepetitions(events: readonly LoggedEvent[]): readonly LoggedEvent[] {
  const inOrder = events.toSorted((one, other) => one.revision - other.revision);
  return inOrder.filter((event, index) => {
    const before = inOrder[index - 1];
    return before?.revision !== event.revision || canonicalize(before) !== canonicalize(event);
  });
}

/** Positions of one store have the same length and sort as strings. */
function isAfter(position: string, before: string | undefined): boolean {
  return before === undefined || (position.length === before.length && position > before);
}

interface Context {
  /** The request that is verified. What an event says about its own request is not believed. */
  readonly approvalRequestId: string;
  readonly requested: Requested;
  readonly tenant: string;
  readonly streams: RecordedStreams;
  /** The request before each of its events. */
  readonly states: ReadonlyMap<LoggedEvent, ApprovalRequestState>;
  readonly usedNonces: Set<string>;
  readonly trustedKeys: VerificationOptions['trustedKeys'];
}

function verdictOn(event: LoggedEvent, context: Context): VoteVerdict {
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
  context: Context,
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

function faultOfTrust(key: SigningKeyState, principal: string, { requested, trustedKeys }: Context): string | null {
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
function keyAt(keyId: string, { position }: LoggedEvent, { streams }: Context, gaps: string[]): SigningKeyState {
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
function faultOfSubject({ requested, streams }: Context, hash: string): string | null {
  const gaps: string[] = [];
  const created = streams.firstOf(versionStream(requested.versionId), gaps);
  if (gaps[0] !== undefined) return gaps[0];
  if (created?.type !== 'VersionCreated')
    return `The events do not contain the creation of version ${requested.versionId}.`;
  const terms = created.data as unknown as Parameters<typeof subjectHashOf>[0];
  return subjectHashOf(terms) === hash ? null : 'The vote was signed for other terms of the version.';
}

/** Votes of earlier releases were signed without the rules. */
function faultOfRules(event: LoggedEvent, { states }: Context, hash: string | undefined): string | null {
  const request = states.get(event);
  if (hash === undefined) return null;
  if (request === undefined || request.status === 'NONE') return 'The vote stands before its request.';
  if (rulesHashOfRequest(request) === hash) return null;
  return 'The vote was signed for another policy, other validators or other deadlines.';
}

/** A decision counts approvers. Each needs a last vote that is a signed approval. */
function unexplainedApprovers(own: readonly LoggedEvent[], votes: readonly VoteVerdict[]): readonly string[] {
  const decision = own.find(({ type }) => type === 'ApprovalGranted');
  if (decision === undefined) return [];
  const last = new Map(
    votes.filter(({ position }) => position < decision.position).map((vote) => [vote.validatorId, vote] as const),
  );
  return (decision.data as unknown as Decision).approvers
    .filter((approver) => last.get(approver)?.choice !== 'APPROVE' || last.get(approver)?.verdict !== 'signed')
    .map((approver) => `The approval counts ${approver}, who did not sign an approval.`);
}
