import type { LoggedEvent } from './invariants.ts';

interface Version {
  readonly id: string;
  readonly tokenId: string;
  readonly previousVersionId: string | null;
  parent: { readonly kind: 'token' | 'version'; readonly id: string } | null;
  parentGeneration: number;
  status: string;
  /** Where it last came into force, and by which execution; null when a restoration did it. */
  inForceAt: string;
  executionId: string | null;
  /** All that have made it active. */
  readonly executions: string[];
  approvalRequestId: string | null;
  rolledBack: boolean;
  readonly holds: Set<string>;
  /** What activations of versions that replace it were told here, by execution. */
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
 * Reads the log of a system that has come to rest, and lists what must not be so between streams: versions in force
 * beside those that replaced them, claims without a version in force and versions in force without a claim, circles of
 * parents, assigned parents that were neither taken nor abandoned, and approvals that wait although nothing blocks them.
 */
export function faultsAtRest(events: readonly LoggedEvent[]): readonly string[] {
  const world = new World();
  for (const event of events) world.read(event);
  return [...world.lineages(), ...world.claims(), ...world.circles(), ...world.assignments(), ...world.waiting()];
}

/** Seats of validators that no open request holds (S7-26). */
export function leakedSeats(events: readonly LoggedEvent[]): readonly string[] {
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
      : [`request ${request} is not open, and ${[...validators].join(', ')} still have seats for it`],
  );
}

interface AssignedParent {
  readonly versionId: string;
  readonly generation: number;
  /** Missing in events from before assignments could be abandoned. */
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

  /** C: what came into force beside a version that replaces it, directly or over others; siblings may be in force. */
  lineages(): string[] {
    return this.#inForce().flatMap((successor) =>
      this.#replacedBy(successor).flatMap((replaced, generation, way) => {
        if (replaced.status !== 'ACTIVE') return [];
        const pair = `version-${replaced.id} is in force beside version-${successor.id}, which replaces it`;
        if (replaced.inForceAt > successor.inForceAt) {
          const between = [successor, ...way.slice(0, generation)];
          return isToldLater(replaced, between) ? [] : [`${pair} and was in force before`];
        }
        // A restoration retires nothing, and neither does an activation further down.
        if (generation > 0 || successor.executionId === null) return [];
        const outcome = replaced.answers.get(successor.executionId)?.outcome;
        return outcome === 'blocked' ? [] : [`${pair}, and its cascade was not blocked (${String(outcome)})`];
      }),
    );
  }

  /** The way down from a version over those that it replaces. */
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

  /** F: a parent keeps the claims of its dependents that are in force, and no others. */
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

  /** D: nobody is above itself (S7-38). */
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

  /** D: a parent that the hierarchy counts as that of a version is its parent (S7-38). */
  assignments(): string[] {
    return [...this.#assigned].flatMap(([position, { versionId, generation, assignmentId }]) => {
      const version = this.#versions.get(versionId);
      const isPending = version !== undefined && generation >= version.parentGeneration;
      if (!isPending || assignmentId === undefined || this.#abandoned.has(assignmentId)) return [];
      return [`version-${versionId} neither took nor abandoned the parent that was assigned to it at ${position}`];
    });
  }

  /** I: what was approved and is blocked by no rule is in force. What was rolled back waits for a person (C-20). */
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
      return [`version-${id} is approved, nothing blocks it, and it is not in force`];
    });
  }

  #inForce(): Version[] {
    return [...this.#versions.values()].filter(({ status }) => status === 'ACTIVE');
  }
}

/**
 * Whether a version heard of those that replace it only while it was in force, and stayed: its dependents kept it
 * (S6-32). Its own stream decides that, and no position of another one.
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
