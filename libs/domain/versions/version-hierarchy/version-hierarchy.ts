import type { Aggregate, CommandMetadata, Decider, Refusal } from '../../decider.ts';
import type { Parent } from '../token-version/terms.ts';
import { versionHierarchyStream } from '../../streams.ts';

/** A version's parent as its own stream records it, and how many parents it had before. */
export interface RecordedParent {
  readonly versionId: string;
  readonly parent: Parent | null;
  readonly generation: number;
  /** Assignments that its stream refuses from now on. */
  readonly abandoned: readonly string[];
}

export interface AssignVersionParent {
  readonly type: 'AssignVersionParent';
  readonly assignmentId: string;
  readonly versionId: string;
  readonly parent: Parent | null;
  /** For the version, and for every version on any path up from the new parent. */
  readonly recorded: readonly RecordedParent[];
  readonly metadata: CommandMetadata;
}

export interface VersionParentAssigned {
  readonly type: 'VersionParentAssigned';
  readonly data: {
    /** Events from before assignments could be abandoned lack it: see {@link assignmentIdOf}. */
    readonly assignmentId?: string;
    readonly versionId: string;
    readonly parent: Parent | null;
    /** The generation of the parent that it replaces. The version accepts it while it still has that parent. */
    readonly generation: number;
    readonly assignedAt: string;
  };
}

/**
 * The parents that versions may accept. One stream for all versions, because two changes that together close a circle
 * must not pass each other (S7-38). A version's own stream accepts a parent only after its assignment here.
 */
export type VersionHierarchyState = ReadonlyMap<string, readonly ParentAssignment[]>;

export interface ParentAssignment {
  readonly assignmentId: string;
  readonly parent: Parent | null;
  readonly generation: number;
}

export type VersionHierarchyRefusal = Refusal<'CIRCULAR_DEPENDENCY' | 'CONCURRENT_MODIFICATION'>;

const initialState: VersionHierarchyState = new Map();

function evolve(state: VersionHierarchyState, { data }: VersionParentAssigned): VersionHierarchyState {
  const { versionId, parent, generation } = data;
  // A concurrent reader of the version may still need the assignment of its present parent, but no older one.
  const assigned = (state.get(versionId) ?? []).filter((other) => other.generation >= generation - 1);
  return new Map(state).set(versionId, [...assigned, { assignmentId: assignmentIdOf(data), parent, generation }]);
}

function decide(
  command: AssignVersionParent,
  state: VersionHierarchyState,
): readonly VersionParentAssigned[] | VersionHierarchyRefusal {
  const { assignmentId, versionId, parent, metadata } = command;
  const recorded = new Map(command.recorded.map((version) => [version.versionId, version]));
  const own = recorded.get(versionId);
  if (own === undefined) return changed(versionId);
  const path = parent?.kind === 'version' ? pathTo(versionId, parent.id, state, recorded) : null;
  if (typeof path === 'string') return changed(path);
  if (path !== null) {
    const circle = [versionId, ...path];
    const message = `Version ${versionId} would depend on itself: circular dependency ${circle.join(' → ')}.`;
    return { code: 'CIRCULAR_DEPENDENCY', message, details: { path: circle } };
  }
  const { generation } = own;
  const isAssigned = pendingAssignments(state, own).some(
    (other) => other.generation === generation && isSameParent(other.parent, parent),
  );
  if (isAssigned) return [];
  return [
    { type: 'VersionParentAssigned', data: { assignmentId, versionId, parent, generation, assignedAt: metadata.now } },
  ];
}

/** Another assignment changed the path, so the caller has to read it again. */
function changed(versionId: string): VersionHierarchyRefusal {
  return { code: 'CONCURRENT_MODIFICATION', message: `The parent of version ${versionId} changed in the meantime.` };
}

/**
 * A path up from one version to another, over present parents and over parents that versions may still accept.
 * @returns null when there is none, and a version's id when that version's parent is unknown.
 */
function pathTo(
  target: string,
  from: string,
  state: VersionHierarchyState,
  recorded: ReadonlyMap<string, RecordedParent>,
): readonly string[] | string | null {
  const seen = new Set<string>();
  const paths: (readonly string[])[] = [[from]];
  for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
    const last = path.at(-1) ?? from;
    if (last === target) return path;
    if (seen.has(last)) continue;
    seen.add(last);
    const version = recorded.get(last);
    if (version === undefined) return last;
    for (const above of possibleParents(state, version)) paths.push([...path, above]);
  }
  return null;
}

/** The versions that a version depends on now, or would after accepting an assignment. */
export function possibleParents(state: VersionHierarchyState, version: RecordedParent): readonly string[] {
  const pending = pendingAssignments(state, version).map((assigned) => assigned.parent);
  return [version.parent, ...pending].flatMap((above) => (above?.kind === 'version' ? [above.id] : []));
}

/** The assignments that the version may still accept. */
export function pendingAssignments(
  state: VersionHierarchyState,
  { versionId, generation, abandoned }: RecordedParent,
): readonly ParentAssignment[] {
  const assigned = state.get(versionId) ?? [];
  return assigned.filter((one) => one.generation >= generation && !abandoned.includes(one.assignmentId));
}

/**
 * The latest assignment of this parent to the version. The version's stream decides whether it still accepts it.
 * @throws TypeError when the parent was never assigned.
 */
export function assignmentOf(state: VersionHierarchyState, versionId: string, parent: Parent | null): ParentAssignment {
  const found = state.get(versionId)?.findLast((assigned) => isSameParent(assigned.parent, parent));
  if (found === undefined) throw new TypeError(`The parent ${parent?.id} was never assigned to version ${versionId}.`);
  return found;
}

/** Without a recorded id, the generation and the parent identify an assignment. */
export function assignmentIdOf({ assignmentId, generation, parent }: VersionParentAssigned['data']): string {
  return assignmentId ?? `${generation}:${parent === null ? 'none' : `${parent.kind}-${parent.id}`}`;
}

function isSameParent(one: Parent | null, other: Parent | null): boolean {
  return one?.kind === other?.kind && one?.id === other?.id;
}

export const versionHierarchyDecider: Decider<
  VersionHierarchyState,
  AssignVersionParent,
  VersionParentAssigned,
  VersionHierarchyRefusal
> = { initialState, evolve, decide };

/** The parents of all versions. There is one. */
export const versionHierarchy: Aggregate<
  VersionHierarchyState,
  AssignVersionParent,
  VersionParentAssigned,
  VersionHierarchyRefusal
> = {
  stream: versionHierarchyStream,
  decider: versionHierarchyDecider,
};
