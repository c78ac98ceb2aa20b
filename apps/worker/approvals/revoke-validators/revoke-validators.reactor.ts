import { accessBook, grantedRoles, isSignedIn, personsOf, type AccessBookEvent } from '#libs/domain';
import { reactionTo, type Aggregates, type EventMetadata, type RecordedEvent } from '#libs/event-store';
import type { Clock, Logger } from '#libs/process';
import type { Reactor } from '#libs/projections';
import type { OpenRequests } from './open-requests.ts';
import { revokeEverywhere } from './revoke-everywhere.ts';

/** Takes principals off the open requests of their tenant when their grant of VALIDATOR is revoked (S7-23). */
export function revokeValidatorsReactor(
  aggregates: Aggregates,
  openRequests: OpenRequests,
  log: Pick<Logger, 'warn'>,
  clock: Clock,
): Reactor {
  const name = 'revoke-validators';
  return {
    name,
    types: ['RoleRevoked'],
    react: async (event) => {
      const { data } = event as RecordedEvent<Extract<AccessBookEvent, { type: 'RoleRevoked' }>>;
      const { principal, role, reason, revokedBy } = data;
      if (role !== 'VALIDATOR') return;
      const context = reactionTo(event, name, clock.now());
      const own = aggregates.of(event.metadata.tenantId);
      const { state } = await own.load(accessBook);
      // The role may have been granted again since.
      if (grantedRoles(state, principal, context.occurredAt).includes(role)) return;
      const requests = await openRequests(own.tenantId, event.position);
      const personsBehind = personsOfEvent(revokedBy, event.metadata);
      await revokeEverywhere(own, requests, { principal, reason, revokedBy, personsBehind }, context, log);
    },
  };
}

/** Everybody whom the rules about persons count for an event. In local mode the administrator is no person. */
function personsOfEvent(by: string, { actor, onBehalfOf }: EventMetadata): readonly string[] {
  if (!isSignedIn(actor)) return [];
  return [...personsOf(by, { actor }), ...(onBehalfOf === undefined ? [] : [onBehalfOf])];
}
