import {
  approvalStream,
  faultOfSigner,
  isSameIdentity,
  signingKeyDecider,
  signingKeyStream,
  versionStream,
  type ApprovalRequestEvent,
  type SigningKeyEvent,
  type SigningKeyState,
} from '#libs/domain';
import { faultsOfHistory } from './count-again.ts';
import type { LoggedEvent } from './logged-event.ts';
import { hashOfStatement, statementOf, subjectHashOf, type VoteStatement } from './statement.ts';
import { faultOfSignature, flagsOf } from './verify-signature.ts';

/** One recorded vote, and what its signature is worth. */
export interface VoteVerdict {
  readonly validatorId: string;
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
  const streams = new RecordedStreams(events);
  const opening = events.find(
    ({ stream, type }) => nameOf(stream) === approvalStream(approvalRequestId) && type === 'ApprovalRequested',
  );
  if (opening === undefined) {
    throw new NothingToVerify(`The events do not contain the approval request ${approvalRequestId}.`);
  }
  const requested = opening.data as unknown as Requested;
  const tenant = tenantOf(opening.stream);
  const faults: string[] = [];
  const own = streams.eventsOf(opening.stream, faults);
  const usedNonces = new Set<string>();
  const votes = own
    .filter(({ type }) => type === 'VoteCast' || type === 'LateVoteCast')
    .map((event) => verdictOn(event, { approvalRequestId, requested, tenant, streams, usedNonces, trustedKeys }));
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
    faults,
    valid: faults.length === 0 && votes.every(({ verdict }) => accepted.includes(verdict)),
  };
}

/** The recorded events by stream. */
class RecordedStreams {
  readonly #streams = new Map<string, LoggedEvent[]>();

  constructor(events: readonly LoggedEvent[]) {
    for (const event of events) {
      const stream = this.#streams.get(event.stream) ?? [];
      stream.push(event);
      this.#streams.set(event.stream, stream);
    }
    for (const stream of this.#streams.values()) stream.sort((one, other) => one.revision - other.revision);
  }

  /** The events of a stream in their order. @param faults gets a line if one is missing */
  eventsOf(name: string, faults: string[]): readonly LoggedEvent[] {
    const events = this.#streams.get(name) ?? [];
    if (events.some(({ revision }, index) => revision !== index)) faults.push(`The events of ${name} are incomplete.`);
    return events;
  }
}

interface Context {
  /** The request that is verified. What an event says about its own request is not believed. */
  readonly approvalRequestId: string;
  readonly requested: Requested;
  readonly tenant: string;
  readonly streams: RecordedStreams;
  readonly usedNonces: Set<string>;
  readonly trustedKeys: VerificationOptions['trustedKeys'];
}

function verdictOn(event: LoggedEvent, context: Context): VoteVerdict {
  const vote = event.data as unknown as Vote;
  const { validatorId, choice, reason, castAt } = vote;
  const told = { validatorId, choice, reason, castAt, position: event.position, counted: event.type === 'VoteCast' };
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
  signature: NonNullable<Vote['signature']>,
  context: Context,
): Pick<VoteVerdict, 'verdict' | 'fault' | 'statement' | 'statementHash' | 'key'> {
  const { approvalRequestId, requested, tenant, usedNonces } = context;
  const { versionId } = requested;
  const { nonce, subjectHash } = signature;
  const { choice, reason, validatorId: principal } = vote;
  const statement = statementOf({
    tenant,
    approvalRequestId,
    versionId,
    subjectHash,
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
    (event.metadata.tenantId === tenant ? null : 'The vote names another tenant than its stream.') ??
    faultOfSigner(key, principal, requested.comparison ?? 'exact') ??
    faultOfTrust(signature.keyId, principal, context) ??
    faultOfSubject(event, context, subjectHash) ??
    (signature.meaning === statement.meaning ? null : 'The recorded meaning is not that of the choice.') ??
    (key.status === 'NONE' ? null : faultOfSignature(statement, key, signature)) ??
    (usedNonces.has(nonce) ? 'The statement was used for an earlier vote.' : null);
  usedNonces.add(nonce);
  const authenticatorData = Buffer.from(signature.passkey?.authenticatorData ?? '', 'base64url');
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
            backedUp: flagsOf(authenticatorData)?.backedUp ?? null,
          },
  };
}

function faultOfTrust(keyId: string, principal: string, { requested, trustedKeys }: Context): string | null {
  if (trustedKeys === undefined) return null;
  const owner = trustedKeys.get(keyId);
  if (owner === undefined) return 'The key is not one of the trusted keys.';
  const isOwner = isSameIdentity(owner, principal, requested.comparison ?? 'exact');
  return isOwner ? null : `The key is trusted for ${owner} only.`;
}

/** The state that the key had when the vote was recorded. @throws for events that no decider can have written */
function keyAt(
  keyId: string,
  { stream, position }: LoggedEvent,
  { streams }: Context,
  gaps: string[],
): SigningKeyState {
  const events = streams.eventsOf(beside(stream, signingKeyStream(keyId)), gaps);
  if (events.some(({ data }) => data['keyId'] !== keyId)) gaps.push(`The events of the key ${keyId} name another key.`);
  if (gaps.length > 0) return signingKeyDecider.initialState;
  return events
    .filter((event) => event.position < position)
    .reduce<SigningKeyState>(
      (state, event) => signingKeyDecider.evolve(state, event as unknown as SigningKeyEvent),
      signingKeyDecider.initialState,
    );
}

/** The terms are in the version's first event, which never changes. */
function faultOfSubject({ stream }: LoggedEvent, { requested, streams }: Context, hash: string): string | null {
  const [created] = streams.eventsOf(beside(stream, versionStream(requested.versionId)), []);
  if (created?.type !== 'VersionCreated')
    return `The events do not contain the creation of version ${requested.versionId}.`;
  const terms = created.data as unknown as Parameters<typeof subjectHashOf>[0];
  return subjectHashOf(terms) === hash ? null : 'The vote was signed for other terms of the version.';
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

/** Another stream of the same tenant. */
function beside(stream: string, name: string): string {
  const tenant = tenantOf(stream);
  return stream.includes('.') ? `${tenant}.${name}` : name;
}

function tenantOf(stream: string): string {
  const dot = stream.indexOf('.');
  return dot < 0 ? 'default' : stream.slice(0, dot);
}

function nameOf(stream: string): string {
  return stream.slice(stream.indexOf('.') + 1);
}
