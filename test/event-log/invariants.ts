import { inEachTenant } from './tenants.ts';

/** The parts of a stored event that the checks need. */
export interface LoggedEvent {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  /** JSON of any shape. */
  readonly data: any;
}

/** S6-27 with the two rollbacks of C-20. Independent of the deciders, because it checks them. */
const legal: Readonly<Record<string, readonly string[]>> = {
  NONE: ['CREATED'],
  CREATED: ['PENDING_VVB'],
  PENDING_VVB: ['ACTIVE', 'REJECTED', 'EXPIRED'],
  ACTIVE: ['REPLACED', 'RETIRED', 'PENDING_VVB'],
  REPLACED: ['ARCHIVED', 'ACTIVE'],
  RETIRED: ['ARCHIVED'],
  REJECTED: ['ARCHIVED'],
  EXPIRED: ['ARCHIVED'],
  ARCHIVED: [],
};

/** The status of a version after each event type. */
export const statusAfter: Readonly<Record<string, string>> = {
  VersionCreated: 'CREATED',
  VersionSubmitted: 'PENDING_VVB',
  VersionActivated: 'ACTIVE',
  ApprovalExecutionRolledBack: 'PENDING_VVB',
  VersionRejected: 'REJECTED',
  VersionReplaced: 'REPLACED',
  VersionRestored: 'ACTIVE',
  VersionRetired: 'RETIRED',
  VersionExpired: 'EXPIRED',
  VersionArchived: 'ARCHIVED',
};

const phaseOf: Readonly<Record<string, string>> = {
  ApprovalExecutionInitiated: 'initiated',
  ApprovalExecutionValidated: 'validated',
  VersionActivated: 'transitioned',
};

interface Version {
  readonly id: string;
  parent: { readonly kind: 'token' | 'version'; readonly id: string } | null;
  status: string;
  /** The last phase of its last execution. */
  phase: string | null;
  phaseAt: string;
  /** The execution of these phases, and the duration of each. */
  executionId: string | null;
  durations: Record<string, number>;
}

/**
 * Reads a whole log in order and lists violated invariants:
 * - illegal transitions, and phases out of order
 * - versions active under an inactive parent, and cascades that ignored a dependent
 * - executions with two effects, and cascades that differ from their recorded outcome
 * - abandoned submissions that were recorded later
 * - settlements that were paid twice or not refunded
 */
export function violationsOf(events: readonly LoggedEvent[]): readonly string[] {
  return inEachTenant(events, (own) => new LogReader().read(own));
}

class LogReader {
  readonly #violations: string[] = [];
  readonly #versions = new Map<string, Version>();
  readonly #retiredTokens = new Set<string>();
  /** Versions activated by executions that were not rolled back, by execution. */
  readonly #effects = new Map<string, string>();
  /** All executions that activated a version, including those rolled back later. */
  readonly #activated = new Set<string>();
  readonly #paid = new Map<string, number>();
  readonly #givenBack = new Set<string>();
  readonly #rolledBack = new Set<string>();
  /** Approvals that were rolled back, which only persons may execute again. */
  readonly #takenBack = new Set<string>();
  /** The replaced version, by execution. */
  readonly #replacedBy = new Map<string, string>();
  /** Executions whose rollback the replaced version has answered. */
  readonly #answered = new Set<string>();
  /** The stops of each settlement. */
  readonly #stops = new Map<string, readonly string[]>();
  /** Abandoned approval requests, with which no version may be submitted. */
  readonly #abandoned = new Set<string>();
  readonly #votes = new Map<string, string>();
  /** The rule for comparing persons, by version with a requested rollback. */
  readonly #comparisons = new Map<string, string>();

  read(events: readonly LoggedEvent[]): readonly string[] {
    const revisions = new Map<string, number>();
    let before = '';
    for (const event of events) {
      const expected = (revisions.get(event.stream) ?? -1) + 1;
      if (event.revision !== expected) this.#violation(event, `revision ${event.revision} instead of ${expected}`);
      if (event.position <= before) this.#violation(event, 'position out of order');
      revisions.set(event.stream, event.revision);
      before = event.position;
      this.#readEvent(event);
    }
    this.#readEnd();
    return this.#violations;
  }

  #violation(event: LoggedEvent, what: string): void {
    this.#violations.push(`${event.position} ${event.stream} ${event.type}: ${what}`);
  }

  #readEvent(event: LoggedEvent): void {
    if (event.stream.startsWith('version-')) this.#readVersion(event);
    else if (event.type === 'TokenRetired') this.#readTokenRetired(event);
    else if (event.stream.startsWith('approval-')) this.#readApproval(event);
    else if (event.stream.startsWith('settlement-')) this.#readSettlement(event);
  }

  #readVersion(event: LoggedEvent): void {
    const { type, data } = event;
    const id = event.stream.slice('version-'.length);
    if (type === 'VersionCreated') {
      this.#versions.set(id, {
        id,
        parent: data.parent,
        status: 'NONE',
        phase: null,
        phaseAt: '',
        executionId: null,
        durations: {},
      });
    }
    const version = this.#versions.get(id);
    if (version === undefined) return;
    this.#readPhase(event, version);
    if (type === 'VersionReparented') version.parent = data.to;
    if (type === 'SubmissionAbandoned') this.#abandoned.add(data.approvalRequestId);
    if (type === 'VersionSubmitted' && this.#abandoned.has(data.approvalRequestId))
      this.#violation(event, 'submitted with a request whose seats were released');
    if (type === 'RollbackRequested') this.#comparisons.set(id, String(data.comparison));
    if (type === 'VersionActivated') this.#readActivated(event, version);
    if (type === 'ApprovalExecutionRolledBack') this.#readRolledBack(event, version);
    if (type === 'ApprovalExecutionCompleted') this.#readCompleted(event, version);
    if (type === 'VersionRestored' || type === 'VersionRestorationFailed') this.#answered.add(data.executionId);
    // Old VersionReplaced events do not name their execution.
    if (type === 'VersionReplaced' && typeof data.executionId === 'string') {
      this.#replacedBy.set(data.executionId, id);
      if (!this.#activated.has(data.executionId))
        this.#violation(event, `replaced by execution ${data.executionId}, which activated nothing`);
    }
    const to = statusAfter[type];
    if (to === undefined) return;
    if (legal[version.status]?.includes(to) !== true)
      this.#violation(event, `illegal transition ${version.status} → ${to}`);
    if (version.status === 'ACTIVE') {
      const dependents = this.#activeChildren('version', id);
      if (dependents.length > 0) this.#violation(event, `ended while ${dependents.join(', ')} depend on it`);
    }
    version.status = to;
    if (to === 'ACTIVE') this.#requireParentInForce(event, version);
    if (type === 'VersionRestored') {
      const successor = this.#versions.get(data.rolledBackVersionId);
      if (successor?.status === 'ACTIVE') this.#violation(event, 'restored beside its active successor');
    }
  }

  #readActivated(event: LoggedEvent, version: Version): void {
    const { executionId, approvalRequestId } = event.data;
    for (const [other, effect] of this.#effects) {
      if (effect === `${version.id}:${approvalRequestId}`)
        this.#violation(event, `took effect a second time, after ${other}`);
    }
    this.#activated.add(executionId);
    this.#effects.set(executionId, `${version.id}:${approvalRequestId}`);
  }

  #readRolledBack(event: LoggedEvent, version: Version): void {
    const { executionId, requestedBy, rolledBackBy } = event.data;
    if (!this.#effects.delete(executionId)) this.#violation(event, 'rolled back an execution without an effect');
    this.#rolledBack.add(executionId);
    this.#takenBack.add(`${version.id}:${event.data.approvalRequestId}`);
    if (requestedBy === null && this.#paid.has(executionId))
      this.#violation(event, 'settled but rolled back by one person');
    const isCanonical = this.#comparisons.get(version.id) === 'canonical';
    const keyOf = (name: string): string => (isCanonical ? name.normalize('NFKC').toLowerCase() : name);
    if (requestedBy !== null && keyOf(requestedBy) === keyOf(rolledBackBy))
      this.#violation(event, 'one person counted as two');
    version.phase = null;
  }

  #readCompleted(event: LoggedEvent, { durations }: Version): void {
    const { executionId, cascade, phaseDurations, totalDurationMs } = event.data;
    for (const phase of ['initiated', 'validated', 'transitioned']) {
      if (phaseDurations?.[phase] !== durations[phase])
        this.#violation(event, `records ${phaseDurations?.[phase]} ms for ${phase}, which took ${durations[phase]} ms`);
    }
    const sum = Object.values<number>(phaseDurations ?? {}).reduce((total, ms) => total + ms, 0);
    if (!(Math.abs(sum - totalDurationMs) < 0.001))
      this.#violation(event, `records ${totalDurationMs} ms in total, but its phases took ${sum} ms`);
    const replaced = this.#replacedBy.get(executionId);
    if (replaced !== undefined && cascade.outcome !== 'retired')
      this.#violation(event, `records the cascade outcome ${cascade.outcome}, but replaced version-${replaced}`);
    if (cascade.outcome !== 'retired') return;
    const previous = this.#versions.get(cascade.versionId);
    if (previous?.status === 'ACTIVE')
      this.#violation(event, 'records a retirement, but the previous version is active');
  }

  /** S6-19: initiated, validated, then transitioned and completed, or failed. Timestamps never go back. */
  #readPhase(event: LoggedEvent, version: Version): void {
    const { type, data } = event;
    const after: Readonly<Record<string, readonly (string | null)[]>> = {
      ApprovalExecutionInitiated: [null, 'ApprovalExecutionCompleted', 'ApprovalExecutionFailed'],
      ApprovalExecutionValidated: ['ApprovalExecutionInitiated'],
      VersionActivated: ['ApprovalExecutionValidated'],
      ApprovalExecutionCompleted: ['VersionActivated'],
      ApprovalExecutionFailed: ['ApprovalExecutionValidated', 'ApprovalExecutionInitiated'],
    };
    const allowed = after[type];
    if (allowed === undefined) return;
    if (!allowed.includes(version.phase)) this.#violation(event, `phase after ${String(version.phase)}`);
    if (type === 'ApprovalExecutionInitiated') {
      version.executionId = data.executionId;
      version.durations = {};
      if (data.mode === 'automatic' && this.#takenBack.has(`${version.id}:${data.approvalRequestId}`))
        this.#violation(event, 'executed by the system after a rollback');
    }
    if (data.executionId !== version.executionId)
      this.#violation(event, `phase of ${data.executionId} within ${String(version.executionId)}`);
    const phase = phaseOf[type];
    if (phase !== undefined) version.durations[phase] = data.durationMs;
    const at = String(data.initiatedAt ?? data.validatedAt ?? data.activatedAt ?? data.completedAt ?? data.failedAt);
    if (type !== 'ApprovalExecutionInitiated' && at < version.phaseAt)
      this.#violation(event, 'phase before the last one');
    version.phase = type;
    version.phaseAt = at;
  }

  #requireParentInForce(event: LoggedEvent, { parent }: Version): void {
    if (parent === null) return;
    const inForce =
      parent.kind === 'token'
        ? !this.#retiredTokens.has(parent.id)
        : this.#versions.get(parent.id)?.status === 'ACTIVE';
    if (!inForce) this.#violation(event, `active under ${parent.kind} ${parent.id}, which is not in force`);
  }

  #activeChildren(kind: string, id: string): readonly string[] {
    return [...this.#versions.values()]
      .filter(({ parent, status }) => status === 'ACTIVE' && parent?.kind === kind && parent.id === id)
      .map((child) => child.id);
  }

  #readTokenRetired(event: LoggedEvent): void {
    const id = event.stream.slice('token-'.length);
    this.#retiredTokens.add(id);
    const dependents = this.#activeChildren('token', id);
    if (dependents.length > 0) this.#violation(event, `retired while ${dependents.join(', ')} depend on it`);
  }

  #readApproval(event: LoggedEvent): void {
    const { type, data } = event;
    if (type === 'ApprovalRequested' && data.comparison === 'canonical') {
      const keys = data.validators.map((name: string) => name.normalize('NFKC').toLowerCase());
      if (new Set(keys).size < keys.length) this.#violation(event, 'one person is two validators');
    }
    if (type !== 'VoteCast' && type !== 'LateVoteCast' && type !== 'ValidatorRevoked') return;
    const key = `${event.stream}:${String(data.validatorId)}`;
    if ((this.#votes.get(key) ?? null) !== data.previousChoice)
      this.#violation(event, 'the changed vote is not the last vote');
    if (type === 'ValidatorRevoked') this.#votes.delete(key);
    else this.#votes.set(key, String(data.choice));
  }

  #readSettlement(event: LoggedEvent): void {
    const id = event.stream.slice('settlement-'.length);
    if (event.type === 'SettlementCompleted') {
      const times = (this.#paid.get(id) ?? 0) + 1;
      this.#paid.set(id, times);
      if (times > 1) this.#violation(event, 'paid twice');
      if (this.#givenBack.has(id)) this.#violation(event, 'paid after it was refunded');
      if (this.#stops.has(id)) this.#violation(event, 'paid while a rollback stops it');
    }
    if (event.type === 'SettlementStopped') {
      this.#stops.set(id, [...(this.#stops.get(id) ?? []), event.data.stopId]);
    }
    if (event.type === 'SettlementResumed') {
      const left = (this.#stops.get(id) ?? []).filter((stopId) => stopId !== event.data.stopId);
      if (left.length === 0) this.#stops.delete(id);
      else this.#stops.set(id, left);
    }
    if (event.type === 'SettlementReversed' || event.type === 'SettlementCancelled') {
      this.#givenBack.add(id);
      if (!this.#rolledBack.has(id)) this.#violation(event, 'refunded although nothing was rolled back');
    }
  }

  /** Checks that hold only at the end, when the system is idle. */
  #readEnd(): void {
    for (const version of this.#versions.values()) {
      if (version.phase === 'VersionActivated' || version.phase === 'ApprovalExecutionValidated') {
        this.#violations.push(`version-${version.id}: an execution has not ended`);
      }
    }
    for (const executionId of this.#rolledBack) {
      if (!this.#givenBack.has(executionId))
        this.#violations.push(`settlement-${executionId}: not refunded after the rollback`);
      const replaced = this.#replacedBy.get(executionId);
      if (replaced !== undefined && !this.#answered.has(executionId))
        this.#violations.push(
          `version-${replaced}: replaced by execution ${executionId}, whose rollback is not answered`,
        );
    }
  }
}
