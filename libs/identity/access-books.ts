import { accessBook, tenantRegister, type AccessBookState, type RegisteredTenant } from '#libs/domain';
import { defaultTenant, type DomainEvent, type Folded } from '#libs/event-store';
import { RecentState } from './recent-state.ts';

/** What is recorded about access in a tenant. */
export interface TenantAccess {
  readonly status: RegisteredTenant['status'];
  readonly book: AccessBookState;
}

/** Folds a stream of the tenant, with every event that was recorded before the call. */
export type LoadState = <State, Event extends DomainEvent>(
  tenantId: string,
  folded: Folded<State, Event>,
) => Promise<State>;

/** The tenants and their access books, no older than a second. One instance in each process. */
export class AccessBooks {
  readonly #load: LoadState;
  readonly #now: () => number;
  readonly #tenants: RecentState<ReadonlyMap<string, RegisteredTenant>>;
  readonly #books = new Map<string, RecentState<AccessBookState>>();

  /** @param now a monotonic time in ms */
  constructor(load: LoadState, now: () => number = () => performance.now()) {
    this.#load = load;
    this.#now = now;
    this.#tenants = new RecentState(async () => (await load(defaultTenant, tenantRegister)).tenants, now);
  }

  /**
   * Answers at once if it has read the tenant recently. Undefined for a tenant that does not exist.
   * @throws AccessUnavailable
   */
  of(tenantId: string): TenantAccess | undefined | Promise<TenantAccess | undefined> {
    const tenants = this.#tenants.get();
    if (tenants instanceof Promise) return tenants.then((known) => this.#accessTo(tenantId, known));
    return this.#accessTo(tenantId, tenants);
  }

  /**
   * Takes the time that a read of the tenant's book takes, so that a refusal does not tell whether the tenant exists. Keeps
   * nothing, so that forged tenants take no memory.
   * @throws AccessUnavailable
   */
  async readOnce(tenantId: string): Promise<undefined> {
    await this.#readingOf(tenantId).get();
  }

  /** Has the next request read again, because this process has changed the tenants or this tenant's book. */
  forget(tenantId: string): void {
    this.#tenants.forget();
    this.#books.get(tenantId)?.forget();
  }

  #accessTo(
    tenantId: string,
    tenants: ReadonlyMap<string, RegisteredTenant>,
  ): TenantAccess | undefined | Promise<TenantAccess | undefined> {
    const tenant = tenants.get(tenantId);
    if (tenant === undefined) return this.readOnce(tenantId);
    const book = this.#bookOf(tenantId).get();
    const { status } = tenant;
    return book instanceof Promise ? book.then((read) => ({ status, book: read })) : { status, book };
  }

  #readingOf(tenantId: string): RecentState<AccessBookState> {
    return new RecentState(() => this.#load(tenantId, accessBook), this.#now);
  }

  #bookOf(tenantId: string): RecentState<AccessBookState> {
    const known = this.#books.get(tenantId);
    if (known !== undefined) return known;
    const book = this.#readingOf(tenantId);
    this.#books.set(tenantId, book);
    return book;
  }
}
