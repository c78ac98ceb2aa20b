import { createPostgresEventStore, type EventStore, type RecordedEvent } from '#libs/event-store';
import { projectionProcessor, readCheckpoint, runProcessor, type Projection } from '#libs/projections';
import type { ExampleEvent } from '../../../libs/domain/testing/example-events/happened.ts';
import { givenIn } from '../../../libs/projections/testing/reactor-specification.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';

/** A log in a database of its own, with up-to-date read models. */
export class ProjectedLog implements AsyncDisposable {
  readonly #database: TestDatabase;
  readonly store: EventStore;

  private constructor(database: TestDatabase) {
    this.#database = database;
    this.store = createPostgresEventStore({ pool: database.pool, pollIntervalMs: 100 });
  }

  static async of(
    projections: readonly Projection[],
    events: readonly ExampleEvent[],
    tenantId?: string,
  ): Promise<ProjectedLog> {
    const log = new ProjectedLog(await createTestDatabase());
    await givenIn(log.store, events, tenantId);
    for (const projection of projections) await log.#project(projection);
    return log;
  }

  get database() {
    return this.#database.pool;
  }

  async events(): Promise<readonly RecordedEvent[]> {
    return (await this.store.readAll('', { limit: 1_000 })).events;
  }

  async #project(projection: Projection): Promise<void> {
    const head = await this.store.head();
    const stop = new AbortController();
    const processor = projectionProcessor(projection, this.database, () => undefined);
    const process: typeof processor.process = async (page, checkpoint) => {
      await processor.process(page, checkpoint);
      if (page.position >= head) stop.abort();
    };
    await runProcessor(
      { ...processor, process },
      {
        eventStore: this.store,
        database: this.database,
        signal: stop.signal,
        onFault: (fault) => {
          throw fault;
        },
      },
    );
    expect(await readCheckpoint(this.database, projection.name)).toBe(head);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.store.close();
    await this.#database.drop();
  }
}
