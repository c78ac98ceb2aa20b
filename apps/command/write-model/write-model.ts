import { Inject, Injectable } from '@nestjs/common';
import { ApprovalExecution, executeUnblocked, type ExecutionLog } from '#libs/approval-execution';
import type { Plan } from '#libs/contracts';
import type { Refusal } from '#libs/domain';
import {
  Aggregates,
  pinnedAt,
  streamOf,
  StreamMoved,
  WhatIfStore,
  type Aggregate,
  type CommandContext,
  type DomainEvent,
  type Outcome,
  type EventStore,
  type TenantAggregates,
} from '#libs/event-store';
import { type CommandRequest, ProblemException, problemOf } from '#libs/http';
import type { Clock, Config, Logger } from '#libs/process';
import { CLOCK, CONFIG, EVENT_STORE, LOGGER } from '#libs/runtime';
import { BackPressure } from './back-pressure.ts';
import { isPartOf, planHashOf, planOf, type DryRun } from './plan.ts';

/** Everything that a use case works with. */
export interface WriteScope {
  readonly aggregates: TenantAggregates;
  readonly execution: ApprovalExecution;
  readonly context: CommandContext;
  /**
   * Decides a command on an aggregate and appends its events.
   * @throws ProblemException when the command is refused.
   */
  readonly decide: <State, Command, Event extends DomainEvent, R extends Refusal>(
    aggregate: Aggregate<State, Command, Event, R>,
    command: Command,
  ) => Promise<Extract<Outcome<State, Event, R>, { kind: 'decided' }>>;
}

function scopeOf(allTenants: Aggregates, log: ExecutionLog, context: CommandContext): WriteScope {
  const aggregates = allTenants.of(context.tenantId);
  return {
    aggregates,
    execution: new ApprovalExecution(aggregates, log),
    context,
    decide: async (aggregate, command) => {
      const outcome = await aggregates.handle(aggregate, command, context);
      if (outcome.kind === 'refused') throw problemOf(outcome.refusal);
      return outcome;
    },
  };
}

export interface Condition {
  /** The hash of the dry run that this command must match. */
  readonly planHash: string | undefined;
  /** The stream that the command changes first, by its name within the tenant. Nobody else may have changed it since the dry run. */
  readonly stream: string;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Runs commands on the event store, or for a dry run on a copy that keeps nothing (N3). Both run the same handler, so a
 * plan shows exactly what the command would do.
 */
@Injectable()
export class WriteModel {
  constructor(
    private readonly aggregates: Aggregates,
    @Inject(BackPressure) private readonly backPressure: Pick<BackPressure, 'check'>,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * @returns the command's own answer, or the plan of a dry run.
   * @throws ProblemException with the command's refusal, with PLAN_CHANGED if the condition does not hold, and with
   * RESOURCE_BUSY while the read models are too far behind.
   */
  async run<T extends object>(
    request: CommandRequest,
    work: (scope: WriteScope) => Promise<T>,
    condition?: Condition,
  ): Promise<T | Plan> {
    this.backPressure.check();
    const context: CommandContext = { ...request.context, occurredAt: this.clock.now().toISOString() };
    if (request.dryRun) return planOf(await this.#dryRun(work, context));
    if (condition?.planHash === undefined) return work(this.#scopeOf(context));
    const stream = streamOf(context.tenantId, condition.stream);
    const planned = await this.#dryRun(work, context);
    if (context.retried === true && !planned.store.appended.some((event) => event.stream === stream)) {
      // An earlier try matched the plan and recorded its events, so there is nothing left to plan.
      return work(this.#scopeOf(context));
    }
    const planHash = planHashOf(planned);
    if (planHash !== condition.planHash) throw planChanged(condition.planHash, planHash);
    const revision = planned.store.recordedRevision(stream) ?? -1;
    // The worker may record later steps of the plan, such as the release of parents, before the command does.
    const isForeseen = isPartOf(planned.store.appended);
    const aggregates = new Aggregates(pinnedAt(this.store, { stream, revision, isForeseen }));
    try {
      return await work(scopeOf(aggregates, this.logger, context));
    } catch (error) {
      throw error instanceof StreamMoved ? planChanged(condition.planHash, null) : error;
    }
  }

  #scopeOf(context: CommandContext): WriteScope {
    return scopeOf(this.aggregates, this.logger, context);
  }

  async #dryRun<T extends object>(work: (scope: WriteScope) => Promise<T>, context: CommandContext): Promise<DryRun> {
    const store = new WhatIfStore(this.store);
    const scope = scopeOf(new Aggregates(store), silent, context);
    let answer: T | undefined;
    let refusal: ProblemException | undefined;
    try {
      answer = await work(scope);
    } catch (error) {
      if (!(error instanceof ProblemException)) throw error;
      refusal = error;
    }
    const byCommand = store.appended.length;
    if (this.config.automaticExecution) {
      await executeGranted(store, scope);
      const unblocked = store.appended.find(({ type }) => unblocks.includes(type));
      if (unblocked !== undefined) {
        await executeUnblocked(scope.aggregates, silent, (unblocked.data as { versionId: string }).versionId, context);
      }
    }
    return { store, answer, refusal, byCommand };
  }
}

/** After these events the worker executes their version again. */
const unblocks: readonly string[] = ['VersionHoldReleased', 'VersionReparented'];

/** Executes an approval that the command grants, as the worker would. */
async function executeGranted(store: WhatIfStore, { execution, context }: WriteScope): Promise<void> {
  const granted = store.appended.find(({ type }) => type === 'ApprovalGranted');
  if (granted === undefined) return;
  const { approvalRequestId, versionId, tokenId } = granted.data as Readonly<
    Record<'approvalRequestId' | 'versionId' | 'tokenId', string>
  >;
  await execution.executeAutomatically({ approvalRequestId, versionId, tokenId }, context);
}

function planChanged(expected: string, actual: string | null): ProblemException {
  return new ProblemException('PLAN_CHANGED', 'The effect of this command has changed since its dry run.', {
    details: { expected, actual },
  });
}
