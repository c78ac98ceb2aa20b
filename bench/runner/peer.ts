import type { AppendLoad } from '../actors/sample-events.ts';
import type { LoadResult } from './load.ts';

/**
 * What the actors of bench/peers export. Their modules need packages that are installed for the benchmarks only, so the
 * rest of the project knows the actors by these types and never imports them.
 */
export interface Peers {
  readonly 'emmett-appends': EmmettAppends;
  readonly 'dbos-workflows': DbosWorkflows;
}

export interface OnDatabase {
  readonly url: string;
  /** Connections. */
  readonly poolSize: number;
}

export interface EmmettAppends {
  start(database: OnDatabase): Promise<void>;
  appends(load: AppendLoad): Promise<LoadResult>;
  stop(): Promise<void>;
}

/** `bare` steps write only what DBOS writes itself; `writing` steps also insert a row of their own. */
export type StepKind = 'bare' | 'writing';

export interface DbosWorkflows {
  start(database: OnDatabase): Promise<void>;
  executions(load: {
    readonly kind: StepKind;
    /** Workflow ids. */
    readonly items: readonly string[];
    readonly atOnce: number;
  }): Promise<LoadResult>;
  stop(): Promise<void>;
}
