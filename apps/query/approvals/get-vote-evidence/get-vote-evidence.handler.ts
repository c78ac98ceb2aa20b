import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { PageQuery, VoteEvidence } from '#libs/contracts';
import { approvalStream, signingKeyStream, versionStream, type ApprovalRequestEvent } from '#libs/domain';
import { streamOf, type EventStore, type RecordedEvent } from '#libs/event-store';
import { listCursor, problemOf } from '#libs/http';
import { EVENT_STORE } from '#libs/runtime';

/** The history of a request, and what proves its votes. It comes from the log, because read models prove nothing. */
export class GetVoteEvidence extends Query<VoteEvidence> {
  constructor(
    readonly tenantId: string,
    readonly approvalRequestId: string,
    readonly pageQuery: PageQuery,
  ) {
    super();
  }
}

const cursors = listCursor('evidence', z.tuple([z.string().regex(/^\d{1,15}$/)]));

@QueryHandler(GetVoteEvidence)
export class GetVoteEvidenceHandler implements IQueryHandler<GetVoteEvidence> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({ tenantId, approvalRequestId, pageQuery: { limit, cursor } }: GetVoteEvidence): Promise<VoteEvidence> {
    const filters = { approvalRequestId };
    const [from = '0'] = cursors.read(cursor, filters) ?? [];
    const stream = streamOf(tenantId, approvalStream(approvalRequestId));
    // One more than asked, to know whether there is another page.
    const read = await this.store.read(stream, { from: Number(from), limit: limit + 1 });
    if (read.length === 0 && from === '0') {
      const message = `There is no approval request ${approvalRequestId}.`;
      throw problemOf({ code: 'APPROVAL_REQUEST_NOT_FOUND', message });
    }
    const events = read.slice(0, limit);
    const others = await Promise.all(
      [...streamsBehind(events)].map(([name, most]) => this.store.read(streamOf(tenantId, name), { limit: most })),
    );
    const next = read[limit];
    return {
      items: [...events, ...others.flat()].map(evidenceOf),
      nextCursor: next === undefined ? null : cursors.write([String(next.revision)], filters),
    };
  }
}

const mostEventsOfKey = 10;

/** The streams that the events are checked with, and how many events of each. */
function streamsBehind(events: readonly RecordedEvent[]): ReadonlyMap<string, number> {
  const streams = new Map<string, number>();
  for (const event of events as readonly RecordedEvent<ApprovalRequestEvent>[]) {
    // The terms are in the first event of the version.
    if (event.type === 'ApprovalRequested') streams.set(versionStream(event.data.versionId), 1);
    if (event.type !== 'VoteCast' && event.type !== 'LateVoteCast') continue;
    const { signature } = event.data;
    if (signature !== undefined) streams.set(signingKeyStream(signature.keyId), mostEventsOfKey);
  }
  return streams;
}

function evidenceOf({
  stream,
  revision,
  position,
  type,
  data,
  metadata,
}: RecordedEvent): VoteEvidence['items'][number] {
  const { tenantId, occurredAt, actor, onBehalfOf, reason } = metadata;
  const { keyHolders, ...person } = actor;
  return {
    ...{ stream, revision, position, type, data: { ...data } },
    metadata: {
      tenantId,
      occurredAt,
      actor: { ...person, ...(keyHolders && { keyHolders: [...keyHolders] }) },
      ...(onBehalfOf !== undefined && { onBehalfOf }),
      ...(reason !== undefined && { reason }),
    },
  };
}
