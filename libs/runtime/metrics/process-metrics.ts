import { collectDefaultMetrics, Registry } from 'prom-client';

/** What Prometheus is told of a process. Every part of it adds to one registry (DESIGN §13). */
export class ProcessMetrics {
  readonly registry = new Registry();
  readonly #refreshes: (() => Promise<void>)[] = [];
  #refreshing: Promise<unknown> | undefined;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Has gauges set before each scrape. It must answer within the patience of Prometheus, and never throw. */
  beforeScrape(refresh: () => Promise<void>): void {
    this.#refreshes.push(refresh);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** In the text format of Prometheus. Scrapes that come together share one look at what the gauges show. */
  async text(): Promise<string> {
    this.#refreshing ??= Promise.all(this.#refreshes.map((refresh) => refresh())).finally(() => {
      this.#refreshing = undefined;
    });
    await this.#refreshing;
    return this.registry.metrics();
  }
}
