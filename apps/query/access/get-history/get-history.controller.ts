import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { pageQuerySchema, streamNameSchema, type PageQuery, type RecordedEventPage } from '#libs/contracts';
import { streamOf, type EventStore } from '#libs/event-store';
import { ProblemException, TenantId } from '#libs/http';
import { EVENT_STORE } from '#libs/runtime';
import { pageOfStream, recordedEventView } from '../../reads/recorded-events.ts';

/** Every event of a stream, with who did it. It comes from the log, because a read model shows what is, not all that was. */
@Controller('api/v12/history/:stream')
export class GetHistoryController {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  @Get()
  async get(
    @Param('stream', { schema: streamNameSchema }) name: string,
    @Query({ schema: pageQuerySchema }) pageQuery: PageQuery,
    @TenantId() tenantId: string,
  ): Promise<RecordedEventPage> {
    const page = await pageOfStream(this.store, streamOf(tenantId, name), pageQuery);
    if (page === undefined) throw new ProblemException('STREAM_NOT_FOUND', `There is no stream ${name}.`);
    return { items: page.events.map(recordedEventView), nextCursor: page.nextCursor };
  }
}
