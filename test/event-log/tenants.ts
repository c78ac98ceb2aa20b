import { nameOfStream, tenantOfStream } from '#libs/event-store';

/** The parts of a stored event that show its tenant. */
interface TenantEvent {
  readonly position: string;
  readonly stream: string;
  readonly id: string;
  readonly type: string;
  readonly data: object;
  readonly metadata: { readonly tenantId: string; readonly causationId: string };
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Runs a check on the events of each tenant, whose streams then have no tenant in their names. A check may therefore know
 * no tenants, and equal ids of two tenants do not confuse it.
 */
export function inEachTenant<Event extends { readonly stream: string }>(
  events: readonly Event[],
  check: (events: readonly Event[]) => readonly string[],
): readonly string[] {
  return [...Map.groupBy(events, ({ stream }) => tenantOfStream(stream))].flatMap(([tenantId, own]) => {
    const faults = check(own.map((event) => ({ ...event, stream: nameOfStream(event.stream) })));
    return faults.map((fault) => (tenantId === 'default' ? fault : `${tenantId}: ${fault}`));
  });
}

/**
 * Finds the ids in a text that are of another tenant (C-30), and says of which. An id belongs to the tenants that have a
 * stream of it.
 */
export function idsOfAnotherTenant(
  events: readonly { readonly stream: string }[],
): (tenantId: string, text: string) => readonly string[] {
  const tenantsOfId = new Map<string, Set<string>>();
  for (const { stream } of events) {
    for (const [id] of nameOfStream(stream).matchAll(uuids)) {
      tenantsOfId.set(id, (tenantsOfId.get(id) ?? new Set()).add(tenantOfStream(stream)));
    }
  }
  return (tenantId, text) =>
    [...text.matchAll(uuids)].flatMap(([id]) => {
      const owners = tenantsOfId.get(id);
      return owners === undefined || owners.has(tenantId)
        ? []
        : [`${id}, which is of the tenant ${[...owners].join()}`];
    });
}

/** Finds events of which a part belongs to another tenant (C-30): the metadata, the causing event, or an id in the data. */
export function tenantCrossings(events: readonly TenantEvent[]): readonly string[] {
  const tenantOfEvent = new Map(events.map(({ id, stream }) => [id, tenantOfStream(stream)]));
  const idsIn = idsOfAnotherTenant(events);
  return events.flatMap(({ position, stream, type, data, metadata: { tenantId, causationId } }) => {
    const own = tenantOfStream(stream);
    const found = (what: string): string => `${position} ${stream} ${type}: ${what}`;
    const cause = tenantOfEvent.get(causationId) ?? own;
    return [
      ...(tenantId === own ? [] : [found(`its metadata names the tenant ${tenantId}`)]),
      ...(cause === own ? [] : [found(`its cause is an event of the tenant ${cause}`)]),
      ...idsIn(own, JSON.stringify(data)).map((id) => found(`names ${id}`)),
    ];
  });
}
