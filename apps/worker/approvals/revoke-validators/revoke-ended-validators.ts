import { accessBook, holdsAt, tenantRegister } from '#libs/domain';
import { defaultTenant, timedId, type Aggregates, type EventStore } from '#libs/event-store';
import type { Clock, Logger } from '#libs/process';
import { sweepContext } from '../../sweep-context.ts';
import type { OpenRequests } from './open-requests.ts';
import { revokeEverywhere } from './revoke-everywhere.ts';

const name = 'revoke-ended-validators';

interface EndedGrant {
  readonly principal: string;
  readonly until: string;
  /** Chose the end, so that the end is an act of this person on the board. */
  readonly grantedBy: string;
}

/**
 * Takes principals off the open requests of their tenant when their grant of VALIDATOR has ended (S7-23). A worker looks
 * once at each end, and again after a restart, which finds nothing to do. A grant that fails does not stop the others.
 */
export class EndedValidators {
  readonly #aggregates: Aggregates;
  readonly #store: Pick<EventStore, 'head'>;
  readonly #openRequests: OpenRequests;
  readonly #clock: Clock;
  readonly #log: Logger;
  /** By tenant, principal and end. */
  readonly #done = new Set<string>();

  constructor(
    aggregates: Aggregates,
    store: Pick<EventStore, 'head'>,
    openRequests: OpenRequests,
    clock: Clock,
    log: Logger,
  ) {
    this.#aggregates = aggregates;
    this.#store = store;
    this.#openRequests = openRequests;
    this.#clock = clock;
    this.#log = log;
  }

  async revoke(signal: AbortSignal): Promise<void> {
    const round = { name, id: timedId(), clock: this.#clock };
    const { state } = await this.#aggregates.of(defaultTenant).load(tenantRegister);
    for (const tenantId of state.tenants.keys()) {
      for (const { principal, until, grantedBy } of await this.#endedIn(tenantId)) {
        const key = JSON.stringify([tenantId, principal, until]);
        if (signal.aborted) return;
        if (this.#done.has(key)) continue;
        try {
          const requests = await this.#openRequests(tenantId, await this.#store.head());
          const reason = `The grant of VALIDATOR ended at ${until}.`;
          const former = { principal, reason, revokedBy: name, personsBehind: [grantedBy] };
          const context = sweepContext(round, tenantId, principal);
          await revokeEverywhere(this.#aggregates.of(tenantId), requests, former, context, this.#log);
          this.#done.add(key);
        } catch (err) {
          const facts = { err, tenantId, principal, code: 'VALIDATORS_NOT_REVOKED' };
          this.#log.error(facts, 'the seats of a validator whose grant has ended were not all revoked');
        }
      }
    }
  }

  async #endedIn(tenantId: string): Promise<readonly EndedGrant[]> {
    const now = this.#clock.now().toISOString();
    const { state } = await this.#aggregates.of(tenantId).load(accessBook);
    return [...state.grants.values()].flatMap((roles) => {
      const grant = roles.get('VALIDATOR');
      return grant === undefined || grant.until === null || holdsAt(grant, now)
        ? []
        : [{ principal: grant.principal, until: grant.until, grantedBy: grant.grantedBy }];
    });
  }
}
