import { collectDefaultMetrics, Registry } from 'prom-client';

/** The Prometheus metrics of a process. All parts of the process share one registry (DESIGN §13). */
export class ProcessMetrics {
  readonly registry = new Registry();
  readonly #refreshes: (() => Promise<void>)[] = [];
  #refreshing: Promise<unknown> | undefined;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Registers a function that sets gauges before each scrape. It must finish within Prometheus's timeout and never throw. */
  beforeScrape(refresh: () => Promise<void>): void {
    this.#refreshes.push(refresh);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** The metrics in Prometheus's text format. Concurrent scrapes share one refresh of the gauges. */
  async text(): Promise<string> {
    this.#refreshing ??= Promise.all(this.#refreshes.map((refresh) => refresh())).finally(() => {
      this.#refreshing = undefined;
    });
    await this.#refreshing;
    return this.registry.metrics();
  }
}
