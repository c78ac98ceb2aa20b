import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { PageQuery, RecordedEventPage } from '#libs/contracts';
import { approvalStream, signingKeyStream, versionStream, type ApprovalRequestEvent } from '#libs/domain';
import { streamOf, type EventStore, type RecordedEvent } from '#libs/event-store';
import { problemOf } from '#libs/http';
import { EVENT_STORE } from '#libs/runtime';
import { pageOfStream, recordedEventView } from '../../reads/recorded-events.ts';

/** The history of a request, and what proves its votes. It comes from the log, because read models prove nothing. */
export class GetVoteEvidence extends Query<RecordedEventPage> {
  constructor(
    readonly tenantId: string,
    readonly approvalRequestId: string,
    readonly pageQuery: PageQuery,
  ) {
    super();
  }
}

@QueryHandler(GetVoteEvidence)
export class GetVoteEvidenceHandler implements IQueryHandler<GetVoteEvidence> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({ tenantId, approvalRequestId, pageQuery }: GetVoteEvidence): Promise<RecordedEventPage> {
    const page = await pageOfStream(this.store, streamOf(tenantId, approvalStream(approvalRequestId)), pageQuery);
    if (page === undefined) {
      const message = `There is no approval request ${approvalRequestId}.`;
      throw problemOf({ code: 'APPROVAL_REQUEST_NOT_FOUND', message });
    }
    const { events, nextCursor } = page;
    const others = await Promise.all(
      [...streamsBehind(events)].map(([name, most]) => this.store.read(streamOf(tenantId, name), { limit: most })),
    );
    return { items: [...events, ...others.flat()].map(recordedEventView), nextCursor };
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
