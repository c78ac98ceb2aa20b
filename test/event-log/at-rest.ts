import type { LoggedEvent } from './invariants.ts';
import { inEachTenant } from './tenants.ts';

interface Version {
  readonly id: string;
  readonly tokenId: string;
  readonly previousVersionId: string | null;
  parent: { readonly kind: 'token' | 'version'; readonly id: string } | null;
  parentGeneration: number;
  status: string;
  /** The position at which it last became active, and the execution. Null execution: a restoration. */
  inForceAt: string;
  executionId: string | null;
  /** All executions that activated it. */
  readonly executions: string[];
  approvalRequestId: string | null;
  rolledBack: boolean;
  readonly holds: Set<string>;
  /** The recorded outcomes of successors' activations, by execution. */
  readonly answers: Map<string, { readonly at: string; readonly outcome: string }>;
}

const endedBy: Readonly<Record<string, string>> = {
  VersionRejected: 'REJECTED',
  VersionReplaced: 'REPLACED',
  VersionRetired: 'RETIRED',
  VersionExpired: 'EXPIRED',
  VersionArchived: 'ARCHIVED',
};

/**
 * Checks invariants between streams in the log of an idle system. Finds:
 * - versions in force beside their successors
 * - claims without a version in force, and versions in force without a claim
 * - circles of parents, and assigned parents that were neither taken nor abandoned
 * - approvals that wait although nothing blocks them
 */
export function faultsAtRest(events: readonly LoggedEvent[]): readonly string[] {
  return inEachTenant(events, (own) => {
    const world = new World();
    for (const event of own) world.read(event);
    return [...world.lineages(), ...world.claims(), ...world.circles(), ...world.assignments(), ...world.waiting()];
  });
}

/** Finds seats of validators without an open request (S7-26). */
export function leakedSeats(events: readonly LoggedEvent[]): readonly string[] {
  return inEachTenant(events, leakedSeatsOf);
}

function leakedSeatsOf(events: readonly LoggedEvent[]): readonly string[] {
  const open = new Set<string>();
  const seats = new Map<string, Set<string>>();
  for (const { type, stream, data } of events) {
    const request = stream.startsWith('approval-') ? stream.slice('approval-'.length) : '';
    if (type === 'ApprovalRequested') open.add(request);
    if (['ApprovalGranted', 'ApprovalRejected', 'ApprovalExpired'].includes(type)) open.delete(request);
    if (type === 'SeatsTaken')
      seats.set(data.approvalRequestId, new Set([...(seats.get(data.approvalRequestId) ?? []), ...data.validators]));
    if (type === 'SeatsReleased')
      for (const validator of data.validators) seats.get(data.approvalRequestId)?.delete(validator);
  }
  return [...seats].flatMap(([request, validators]) =>
    open.has(request) || validators.size === 0
      ? []
      : [`request ${request} is not open, but ${[...validators].join(', ')} still have seats for it`],
  );
}

interface AssignedParent {
  readonly versionId: string;
  readonly generation: number;
  /** Missing in events that are older than abandoned assignments. */
  readonly assignmentId?: string;
}

class World {
  readonly #versions = new Map<string, Version>();
  readonly #tokens = new Map<string, { parent: string | null; status: 'ACTIVE' | 'LOCKED' | 'RETIRED' }>();
  readonly #granted = new Set<string>();
  /** Parents that the hierarchy assigned to versions, by position. */
  readonly #assigned = new Map<string, AssignedParent>();
  readonly #abandoned = new Set<string>();
  /** `parent stream → dependent → claims`. */
  readonly #claims = new Map<string, Map<string, Set<string>>>();

  read(event: LoggedEvent): void {
    const { type, stream, data } = event;
    if (type === 'TokenRegistered') this.#tokens.set(data.tokenId, { parent: data.parentTokenId, status: 'ACTIVE' });
    const token = this.#tokens.get(type === 'ParentAssigned' ? data.tokenId : stream.slice('token-'.length));
    if (token !== undefined) {
      if (type === 'ParentAssigned') token.parent = data.parentTokenId;
      if (type === 'TokenLocked') token.status = 'LOCKED';
      if (type === 'TokenUnlocked') token.status = 'ACTIVE';
      if (type === 'TokenRetired') token.status = 'RETIRED';
    }
    if (type === 'ApprovalGranted') this.#granted.add(data.approvalRequestId);
    if (type === 'ApprovalExpired') this.#granted.delete(stream.slice('approval-'.length));
    if (type === 'DependentActivated') this.#claimsOn(stream, data.dependentVersionId).add(data.executionId);
    if (type === 'DependentReleased') this.#claimsOn(stream, data.dependentVersionId).delete(data.executionId);
    if (type === 'VersionParentAssigned') this.#assigned.set(event.position, data);
    if (type === 'ReparentingAbandoned') this.#abandoned.add(data.assignmentId);
    if (stream.startsWith('version-')) this.#readVersion(event);
  }

  #claimsOn(stream: string, dependent: string): Set<string> {
    const claims = this.#claims.get(stream) ?? new Map<string, Set<string>>();
    const ofDependent = claims.get(dependent) ?? new Set<string>();
    this.#claims.set(stream, claims.set(dependent, ofDependent));
    return ofDependent;
  }

  #readVersion({ type, stream, position, data }: LoggedEvent): void {
    const id = stream.slice('version-'.length);
    if (type === 'VersionCreated')
      this.#versions.set(id, {
        id,
        tokenId: data.tokenId,
        previousVersionId: data.previousVersionId,
        parent: data.parent,
        parentGeneration: 0,
        status: 'CREATED',
        inForceAt: '',
        executionId: null,
        executions: [],
        approvalRequestId: null,
        rolledBack: false,
        holds: new Set(),
        answers: new Map(),
      });
    const version = this.#versions.get(id);
    if (version === undefined) return;
    version.status = endedBy[type] ?? version.status;
    if (type === 'VersionSubmitted') {
      version.status = 'PENDING_VVB';
      version.approvalRequestId = data.approvalRequestId;
      version.rolledBack = false;
    }
    if (type === 'VersionActivated' || type === 'VersionRestored') {
      version.status = 'ACTIVE';
      version.inForceAt = position;
      version.executionId = type === 'VersionActivated' ? data.executionId : null;
      if (type === 'VersionActivated') version.executions.push(data.executionId);
      version.rolledBack = false;
    }
    if (type === 'ApprovalExecutionRolledBack') {
      version.status = 'PENDING_VVB';
      version.rolledBack = true;
    }
    if (type === 'VersionReparented') {
      version.parent = data.to;
      version.parentGeneration = data.generation;
    }
    if (type === 'ParentClaimsAbandoned') version.parentGeneration = data.generation;
    if (type === 'VersionHeld') version.holds.add(data.holdId);
    if (type === 'VersionHoldReleased') version.holds.delete(data.holdId);
    if (type === 'VersionSuperseded') version.answers.set(data.executionId, { at: position, outcome: data.outcome });
  }

  /** C: versions that became active beside a direct or indirect successor. Siblings may be in force together. */
  lineages(): string[] {
    return this.#inForce().flatMap((successor) =>
      this.#replacedBy(successor).flatMap((replaced, generation, way) => {
        if (replaced.status !== 'ACTIVE') return [];
        const pair = `version-${replaced.id} is in force beside version-${successor.id}, which replaces it`;
        if (replaced.inForceAt > successor.inForceAt) {
          const between = [successor, ...way.slice(0, generation)];
          return isToldLater(replaced, between) ? [] : [`${pair} and was in force before`];
        }
        // Neither a restoration nor an activation of an indirect successor retires a version.
        if (generation > 0 || successor.executionId === null) return [];
        const outcome = replaced.answers.get(successor.executionId)?.outcome;
        return outcome === 'blocked' ? [] : [`${pair}, but its cascade was not blocked (${String(outcome)})`];
      }),
    );
  }

  /** The versions that a version replaces, directly and indirectly. */
  #replacedBy({ id, previousVersionId }: Version): Version[] {
    const found: Version[] = [];
    const seen = new Set([id]);
    for (let next = previousVersionId; next !== null && !seen.has(next);) {
      seen.add(next);
      const version = this.#versions.get(next);
      if (version === undefined) break;
      found.push(version);
      next = version.previousVersionId;
    }
    return found;
  }

  /** F: a parent has exactly the claims of its dependents in force. */
  claims(): string[] {
    const stale = [...this.#claims].flatMap(([stream, dependents]) =>
      [...dependents].flatMap(([id, claims]) => {
        const version = this.#versions.get(id);
        const holds = version?.status === 'ACTIVE' && streamOf(version.parent) === stream;
        if (claims.size === 0 || holds) return [];
        return [`${stream} keeps a claim of version-${id}, which is ${String(version?.status)}`];
      }),
    );
    const missing = this.#inForce().flatMap(({ id, parent }) =>
      parent === null || this.#claimsOn(streamOf(parent), id).size > 0
        ? []
        : [`version-${id} is in force without a claim on ${streamOf(parent)}`],
    );
    return [...stale, ...missing];
  }

  /** D: no token or version is its own ancestor (S7-38). */
  circles(): string[] {
    const above = new Map<string, string>();
    for (const [id, { parent }] of this.#tokens) if (parent !== null) above.set(`token-${id}`, `token-${parent}`);
    for (const { id, parent } of this.#versions.values()) {
      if (parent?.kind === 'version') above.set(`version-${id}`, streamOf(parent));
    }
    return [...above.keys()].flatMap((start) => {
      const seen = new Set<string>();
      let at = above.get(start);
      while (at !== undefined && at !== start && !seen.has(at)) {
        seen.add(at);
        at = above.get(at);
      }
      return at === start ? [`${start} is its own parent, over ${[...seen].join(', ') || 'nothing'}`] : [];
    });
  }

  /** D: a parent that the hierarchy assigned is the version's parent, unless abandoned (S7-38). */
  assignments(): string[] {
    return [...this.#assigned].flatMap(([position, { versionId, generation, assignmentId }]) => {
      const version = this.#versions.get(versionId);
      const isPending = version !== undefined && generation >= version.parentGeneration;
      if (!isPending || assignmentId === undefined || this.#abandoned.has(assignmentId)) return [];
      return [`version-${versionId} neither took nor abandoned the parent assigned at ${position}`];
    });
  }

  /** I: an approved version that no rule blocks is in force, unless it was rolled back and waits for a person (C-20). */
  waiting(): string[] {
    const superseded = new Set(this.#inForce().flatMap((successor) => this.#replacedBy(successor).map(({ id }) => id)));
    return [...this.#versions.values()].flatMap((version) => {
      const { id, tokenId, parent, approvalRequestId, status, rolledBack, holds } = version;
      const approved = approvalRequestId !== null && this.#granted.has(approvalRequestId);
      if (status !== 'PENDING_VVB' || !approved || rolledBack || holds.size > 0 || superseded.has(id)) return [];
      const available = (id: string): boolean => this.#tokens.get(id)?.status === 'ACTIVE';
      if (!available(tokenId)) return [];
      if (parent?.kind === 'token' && !available(parent.id)) return [];
      if (parent?.kind === 'version' && this.#versions.get(parent.id)?.status !== 'ACTIVE') return [];
      return [`version-${id} is approved and not blocked, but not in force`];
    });
  }

  #inForce(): Version[] {
    return [...this.#versions.values()].filter(({ status }) => status === 'ACTIVE');
  }
}

/**
 * Whether a version's stream recorded its successors only while the version was in force, and its dependents kept it in
 * force (S6-32). Only the version's own stream decides this.
 */
function isToldLater(replaced: Version, by: readonly Version[]): boolean {
  return by.some(({ executions }) =>
    executions.some((executionId) => {
      const answer = replaced.answers.get(executionId);
      return answer?.outcome === 'blocked' && answer.at > replaced.inForceAt;
    }),
  );
}

function streamOf(parent: Version['parent']): string {
  return parent === null ? '' : `${parent.kind}-${parent.id}`;
}
