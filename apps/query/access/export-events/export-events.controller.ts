import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, StreamableFile } from '@nestjs/common';
import { tenantIdSchema, type ExportEnd } from '#libs/contracts';
import { tenantRegister } from '#libs/domain';
import { Aggregates, defaultTenant, START, tenantOfStream, type EventStore } from '#libs/event-store';
import { Caller, checkRule, holds, ProblemException, type Identity } from '#libs/http';
import { EVENT_STORE } from '#libs/runtime';
import { withoutSecrets } from '../../reads/recorded-events.ts';

const pageSize = 1_000;

/** All events of a tenant as JSON Lines, for an auditor or a move to another installation, where API keys are issued anew. */
@Controller('api/v12/tenants/:tenantId/events')
export class ExportEventsController {
  constructor(
    @Inject(EVENT_STORE) private readonly eventStore: EventStore,
    private readonly aggregates: Aggregates,
  ) {}

  @Get()
  async export(
    @Param('tenantId', { schema: tenantIdSchema }) tenantId: string,
    @Caller() identity: Identity | undefined,
  ): Promise<StreamableFile> {
    if (!(await this.#mayExport(identity, tenantId))) {
      throw new ProblemException('TENANT_NOT_FOUND', `There is no tenant ${tenantId}.`);
    }
    // The access book is part of the events.
    if (identity !== undefined) checkRule(identity, 'access:read');
    const end = await this.eventStore.head();
    const lines = Readable.from(linesOf(this.eventStore, tenantId, end), { objectMode: false });
    return new StreamableFile(lines, { type: 'application/jsonl' });
  }

  /** Another tenant's id answers as an unknown one does. */
  async #mayExport(identity: Identity | undefined, tenantId: string): Promise<boolean> {
    if (identity?.principal.tenantId === tenantId) return true;
    if (!holds(identity, 'tenants:control')) return false;
    const { state } = await this.aggregates.of(defaultTenant).load(tenantRegister);
    return state.tenants.has(tenantId);
  }
}

/** A line for each event, and a last one with their number, by which a reader notices that the end is missing. */
async function* linesOf(store: EventStore, tenantId: string, end: string): AsyncGenerator<string> {
  let count = 0;
  for (let after = START; after < end;) {
    const { events, faults = [], position } = await store.readAll(after, { limit: pageSize });
    // An export that silently lacked an event would be worse than none.
    const fault = faults.find(({ stream }) => tenantOfStream(stream) === tenantId);
    if (fault !== undefined) throw fault.fault;
    const own = events.filter((event) => tenantOfStream(event.stream) === tenantId && event.position <= end);
    if (own.length > 0) yield own.map((event) => `${JSON.stringify(withoutSecrets(event))}\n`).join('');
    count += own.length;
    if (position === after) break;
    after = position;
  }
  const last: ExportEnd = { end: { tenantId, events: count, position: end } };
  yield `${JSON.stringify(last)}\n`;
}
