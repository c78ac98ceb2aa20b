import type { CommandMetadata, Decider, Refusal } from '../decider.ts';
import type { Parent } from '../token-version/events.ts';

/** A version's parent as its own stream says, and how many it had before. */
export interface RecordedParent {
  readonly versionId: string;
  readonly parent: Parent | null;
  readonly generation: number;
}

export interface AssignVersionParent {
  readonly type: 'AssignVersionParent';
  readonly versionId: string;
  readonly parent: Parent | null;
  /** Of the version, and of every version on any way up from the new parent. */
  readonly recorded: readonly RecordedParent[];
  readonly metadata: CommandMetadata;
}

export interface VersionParentAssigned {
  readonly type: 'VersionParentAssigned';
  readonly data: {
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
export type VersionHierarchyState = ReadonlyMap<
  string,
  readonly { readonly parent: Parent | null; readonly generation: number }[]
>;

export type VersionHierarchyRefusal = Refusal<'CIRCULAR_DEPENDENCY' | 'CONCURRENT_MODIFICATION'>;

const initialState: VersionHierarchyState = new Map();

function evolve(state: VersionHierarchyState, { data }: VersionParentAssigned): VersionHierarchyState {
  const { versionId, parent, generation } = data;
  // Whoever looked at the version a moment ago may still need what led to its present parent; nobody needs older ones.
  const assigned = (state.get(versionId) ?? []).filter((other) => other.generation >= generation - 1);
  return new Map(state).set(versionId, [...assigned, { parent, generation }]);
}

function decide(
  command: AssignVersionParent,
  state: VersionHierarchyState,
): readonly VersionParentAssigned[] | VersionHierarchyRefusal {
  const { versionId, parent, metadata } = command;
  const recorded = new Map(command.recorded.map((version) => [version.versionId, version]));
  const own = recorded.get(versionId);
  if (own === undefined) return changed(versionId);
  const path = parent?.kind === 'version' ? wayTo(versionId, parent.id, state, recorded) : null;
  if (typeof path === 'string') return changed(path);
  if (path !== null) {
    const circle = [versionId, ...path];
    const message = `Version ${versionId} would come to depend on itself: circular dependency ${circle.join(' → ')}.`;
    return { code: 'CIRCULAR_DEPENDENCY', message, details: { path: circle } };
  }
  const { generation } = own;
  const isAssigned = (state.get(versionId) ?? []).some(
    (other) =>
      other.generation === generation && other.parent?.kind === parent?.kind && other.parent?.id === parent?.id,
  );
  if (isAssigned) return [];
  return [{ type: 'VersionParentAssigned', data: { versionId, parent, generation, assignedAt: metadata.now } }];
}

/** Another assignment led elsewhere meanwhile: whoever commands has to look up the way again. */
function changed(versionId: string): VersionHierarchyRefusal {
  return { code: 'CONCURRENT_MODIFICATION', message: `The parent of version ${versionId} changed meanwhile.` };
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
export function possibleParents(
  state: VersionHierarchyState,
  { versionId, parent, generation }: RecordedParent,
): readonly string[] {
  const pending = (state.get(versionId) ?? []).filter((assigned) => assigned.generation >= generation);
  return [parent, ...pending.map((assigned) => assigned.parent)].flatMap((above) =>
    above?.kind === 'version' ? [above.id] : [],
  );
}

export const versionHierarchyDecider: Decider<
  VersionHierarchyState,
  AssignVersionParent,
  VersionParentAssigned,
  VersionHierarchyRefusal
> = { initialState, evolve, decide };
