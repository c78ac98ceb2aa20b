import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import {
  pageQuerySchema,
  streamNameSchema,
  type PageQuery,
  type Permission,
  type RecordedEventPage,
} from '#libs/contracts';
import { streamOf, type EventStore } from '#libs/event-store';
import { Caller, checkRule, ProblemException, TenantId, type Identity } from '#libs/http';
import { EVENT_STORE } from '#libs/runtime';
import { pageOfStream, recordedEventView } from '../../reads/recorded-events.ts';

/** The streams that can also be listed with a permission of their own, whose rule for signing in applies here too. */
const permissionOfStream: Readonly<Partial<Record<string, Permission>>> = {
  access: 'access:read',
  tenants: 'tenants:read',
};

/** Every event of a stream, with who did it. It comes from the log, because a read model shows what is, not all that was. */
@Controller('api/v12/history/:stream')
export class GetHistoryController {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  @Get()
  async get(
    @Param('stream', { schema: streamNameSchema }) name: string,
    @Query({ schema: pageQuerySchema }) pageQuery: PageQuery,
    @TenantId() tenantId: string,
    @Caller() identity: Identity | undefined,
  ): Promise<RecordedEventPage> {
    const listing = permissionOfStream[name];
    if (identity !== undefined && listing !== undefined) checkRule(identity, listing);
    const page = await pageOfStream(this.store, streamOf(tenantId, name), pageQuery);
    if (page === undefined) throw new ProblemException('STREAM_NOT_FOUND', `There is no stream ${name}.`);
    return { items: page.events.map(recordedEventView), nextCursor: page.nextCursor };
  }
}
