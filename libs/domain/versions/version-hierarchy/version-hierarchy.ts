import type { Aggregate, CommandMetadata, Decider, Refusal } from '../../decider.ts';
import type { Parent } from '../token-version/terms.ts';
import { versionHierarchyStream } from '../../streams.ts';

/** A version's parent as its own stream says, and how many it had before. */
export interface RecordedParent {
  readonly versionId: string;
  readonly parent: Parent | null;
  readonly generation: number;
  /** The assignments that its stream refuses from now on. */
  readonly abandoned: readonly string[];
}

export interface AssignVersionParent {
  readonly type: 'AssignVersionParent';
  readonly assignmentId: string;
  readonly versionId: string;
  readonly parent: Parent | null;
  /** Of the version, and of every version on any way up from the new parent. */
  readonly recorded: readonly RecordedParent[];
  readonly metadata: CommandMetadata;
}

export interface VersionParentAssigned {
  readonly type: 'VersionParentAssigned';
  readonly data: {
    /** Missing in events from before assignments could be abandoned: see {@link assignmentIdOf}. */
    readonly assignmentId?: string;
    readonly versionId: string;
    readonly parent: Parent | null;
    /** Of the parent that it takes the place of: the version accepts it while it still has that one. */
    readonly generation: number;
    readonly assignedAt: string;
  };
}

/**
 * Which parents versions may be given. One stream for all of them, because only in one stream can two
 * changes that close a circle together not pass each other (S7-38). A version's own stream takes its
 * parent only after it was assigned here.
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
  // Whoever looked at the version a moment ago may still need what led to its present parent; nobody needs older ones.
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
  const path = parent?.kind === 'version' ? wayTo(versionId, parent.id, state, recorded) : null;
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

/** Another assignment led elsewhere meanwhile: whoever commands has to look up the way again. */
function changed(versionId: string): VersionHierarchyRefusal {
  return { code: 'CONCURRENT_MODIFICATION', message: `The parent of version ${versionId} changed in the meantime.` };
}

/**
 * A way up from one version to another, over every parent that is or may still come to be in effect.
 * @returns null when there is none, and a version's id when it is not known what that one's parent is
 */
function wayTo(
  target: string,
  from: string,
  state: VersionHierarchyState,
  recorded: ReadonlyMap<string, RecordedParent>,
): readonly string[] | string | null {
  const seen = new Set<string>();
  const ways: (readonly string[])[] = [[from]];
  for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
    const last = way.at(-1) ?? from;
    if (last === target) return way;
    if (seen.has(last)) continue;
    seen.add(last);
    const version = recorded.get(last);
    if (version === undefined) return last;
    for (const above of possibleParents(state, version)) ways.push([...way, above]);
  }
  return null;
}

/** The versions that a version depends on, or will when it takes what it was assigned. */
export function possibleParents(state: VersionHierarchyState, version: RecordedParent): readonly string[] {
  const pending = pendingAssignments(state, version).map((assigned) => assigned.parent);
  return [version.parent, ...pending].flatMap((above) => (above?.kind === 'version' ? [above.id] : []));
}

/** The assignments that the version may still take. */
export function pendingAssignments(
  state: VersionHierarchyState,
  { versionId, generation, abandoned }: RecordedParent,
): readonly ParentAssignment[] {
  const assigned = state.get(versionId) ?? [];
  return assigned.filter((one) => one.generation >= generation && !abandoned.includes(one.assignmentId));
}

/**
 * The latest assignment of that parent to the version. The version's stream decides whether it still takes it.
 * @throws TypeError when the parent was never assigned
 */
export function assignmentOf(state: VersionHierarchyState, versionId: string, parent: Parent | null): ParentAssignment {
  const found = state.get(versionId)?.findLast((assigned) => isSameParent(assigned.parent, parent));
  if (found === undefined) throw new TypeError(`Version ${versionId} was not assigned the parent ${parent?.id}.`);
  return found;
}

/** An assignment without an id is the only one of its generation and parent. */
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
