import { timedId, type EventMetadata } from '#libs/event-store';
import { closedLoop, type LoadResult } from '../runner/load.ts';

/** Ids that begin with their time, as Assent's do. All contestants use them. */
export const newId = (): string => timedId();

/** A writer appends to a stream this often, each time at the revision that it knows, and then starts a new stream. */
export const appendsPerStream = 5;

export interface AppendLoad {
  readonly writers: number;
  /** Per append. */
  readonly events: number;
  readonly ms: number;
}

/** With an index signature, because the clients of other stores require one. */
export type SampleData = Readonly<Record<string, unknown>>;
export type SampleMetadata = EventMetadata & SampleData;

export interface SampleEvent {
  readonly id: string;
  readonly type: string;
  readonly data: SampleData;
  readonly metadata: SampleMetadata;
}

/** All contestants append events of these types, which are as large as those in the life of a version. */
const types = ['VersionCreated', 'VersionSubmitted', 'VersionActivated', 'ApprovalExecutionCompleted'] as const;

export function sampleType(index: number): string {
  return types[index % types.length] ?? types[0];
}

export function sampleData(versionId: string): SampleData {
  return {
    versionId,
    tokenId: '0198c5a2-0000-7000-8000-000000000001',
    content: { terms: '5 % until 2031', note: 'as agreed by the board of the issuer in its last meeting' },
    parent: null,
    previousVersionId: null,
    amount: '250.00',
    recipient: 'treasury',
    issuerAccountId: 'acme',
    approvers: ['ann', 'bob', 'cem'],
    createdAt: '2026-01-01T12:00:00.000Z',
  };
}

export function sampleMetadata(commandId: string): SampleMetadata {
  return {
    tenantId: 'default',
    actor: { type: 'user', id: 'local-administrator' },
    correlationId: commandId,
    causationId: commandId,
    commandId,
    occurredAt: '2026-01-01T12:00:00.000Z',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  };
}

/** Events with ids of their own. */
export function sampleEvents(count: number): SampleEvent[] {
  const commandId = newId();
  return Array.from({ length: count }, (_, index) => ({
    id: newId(),
    type: sampleType(index),
    data: sampleData(commandId),
    metadata: sampleMetadata(commandId),
  }));
}

/**
 * Runs the load: each writer appends again as soon as it has an answer.
 * @param absent the revision of a stream that has no events
 * @param append answers with the new revision of the stream
 */
export function appendAll<Revision>(
  { writers, events, ms }: AppendLoad,
  absent: Revision,
  append: (stream: string, revision: Revision, events: SampleEvent[]) => Promise<Revision>,
): Promise<LoadResult> {
  const newStream = (): { name: string; revision: Revision; appends: number } => ({
    name: `version-${newId()}`,
    revision: absent,
    appends: 0,
  });
  const streams = Array.from({ length: writers }, newStream);
  return closedLoop({
    workers: writers,
    ms,
    work: async (writer) => {
      const stream = streams[writer] ?? newStream();
      stream.revision = await append(stream.name, stream.revision, sampleEvents(events));
      stream.appends += 1;
      if (stream.appends === appendsPerStream) streams[writer] = newStream();
    },
  });
}
