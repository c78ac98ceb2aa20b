import type { Aggregate, CommandContext, Folded, Loaded, Outcome } from './event-sourced.ts';
import type { DomainEvent } from './event-store.ts';
import { StreamDecisions, type AggregatesOptions } from './stream-decisions.ts';
import { streamOf } from '#libs/tenants';
import type { StreamStore } from './what-if-store.ts';

type Decided<State, Event> = Extract<Outcome<State, Event, never>, { kind: 'decided' }>;

/** The aggregates of all tenants. Each use names its tenant first. */
export class Aggregates {
  readonly #decisions: StreamDecisions;

  constructor(store: StreamStore, options?: AggregatesOptions) {
    this.#decisions = new StreamDecisions(store, options);
  }

  of(tenantId: string): TenantAggregates {
    return new TenantAggregates(tenantId, this.#decisions);
  }
}

/**
 * The aggregates of one tenant. This is the only way to change an aggregate. A stream's name is the one that libs/domain
 * gives it, without the tenant.
 */
export class TenantAggregates {
  readonly tenantId: string;
  readonly #decisions: StreamDecisions;

  constructor(tenantId: string, decisions: StreamDecisions) {
    this.tenantId = tenantId;
    this.#decisions = decisions;
  }

  /**
   * The state of a stream with every event that was recorded before the call.
   * @param isEnough returns true if later events cannot change the answer; the cached state is then returned without a
   * read
   */
  load<State, Event extends DomainEvent>(
    folded: Folded<State, Event>,
    isEnough?: (state: State) => boolean,
  ): Promise<Loaded<State>> {
    return this.#decisions.load(this.#own(folded), isEnough);
  }

  /**
   * The recorded outcome of an earlier try of a command; undefined if none is recorded. It reads the whole stream, so
   * use it only for commands that are `retried`.
   */
  firstOutcome<State, Event extends DomainEvent>(
    folded: Folded<State, Event>,
    context: Pick<CommandContext, 'commandId'>,
  ): Promise<Decided<State, Event> | undefined> {
    return this.#decisions.firstOutcome(this.#own(folded), context);
  }

  /**
   * The cached state of a stream, without a read; undefined if none is cached. Use it only for facts that never change.
   */
  known<State, Event extends DomainEvent>(folded: Folded<State, Event>): State | undefined {
    return this.#decisions.known(this.#own(folded));
  }

  /**
   * Decides a command on a stream and appends the events. A command that is repeated with the same `context.commandId`
   * records nothing twice and gets its first answer. A context that says `retried` is looked up first; otherwise the
   * append finds the repetition.
   * @throws TypeError if the context belongs to another tenant; WrongExpectedRevision if others kept appending first;
   * faults of the store
   */
  async handle<State, Command, Event extends DomainEvent, Refusal>(
    aggregate: Aggregate<State, Command, Event, Refusal>,
    command: Command,
    context: CommandContext,
  ): Promise<Outcome<State, Event, Refusal>> {
    if (context.tenantId !== this.tenantId) {
      throw new TypeError(
        `A command of tenant '${context.tenantId}' cannot change ${aggregate.stream} of tenant '${this.tenantId}'.`,
      );
    }
    return this.#decisions.handle(this.#own(aggregate), command, context);
  }

  #own<Named extends { readonly stream: string }>(named: Named): Named {
    return { ...named, stream: streamOf(this.tenantId, named.stream) };
  }
}
