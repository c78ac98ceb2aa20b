import {
  type ApprovalFacts,
  type AttemptInForce,
  commandMetadata,
  effectOf,
  type TokenVersionEvent,
  type TokenVersionState,
  versionAggregate,
  versionStream,
} from '#libs/domain';
import {
  derivedId,
  WrongExpectedRevision,
  type TenantAggregates,
  type CommandContext,
  type Loaded,
  type Position,
} from '#libs/event-store';
import { retirePreviousVersion } from './cascade.ts';
import { contentHash } from './content-hash.ts';
import { logFailure, type ExecutionLog } from './execution-log.ts';
import { executed, type Approved, type ExecutionRequest, type ExecutionResult } from './execution-result.ts';
import { isForPersons, leftToPersons } from './for-persons.ts';
import { executionIdOf, linkedApproval } from './linked-approval.ts';
import { claimParent, mayNeed, releaseParent } from './parent.ts';
import { PhaseTimer } from './phase-timer.ts';
import { firstRefusal, loadForExecution, prepareAttempt, type LoadedForExecution } from './preparation.ts';
import { restorePreviousVersion } from './restoration.ts';
import { retryTransientFaults, TransientFaultPersists } from './transient-faults.ts';

/**
 * Carries out approvals (DESIGN §4). Each step appends to one stream and checks whether it is already done, so that the
 * same call, or {@link resume}, finishes what a crash left undone.
 */
export class ApprovalExecution {
  readonly #aggregates: TenantAggregates;
  readonly #log: ExecutionLog;

  constructor(aggregates: TenantAggregates, log: ExecutionLog) {
    this.#aggregates = aggregates;
    this.#log = log;
  }

  /**
   * Validates, activates, cascades. A failed check, and a fault that persists over three tries, is recorded on the version
   * as a FAILED attempt. A request that names no approval, or another version's, is refused without a record.
   * @throws the store's fault if the failure cannot be recorded either.
   */
  async execute(request: ExecutionRequest, context: CommandContext): Promise<ExecutionResult> {
    const timer = new PhaseTimer();
    timer.end('initiated');
    const loaded = await loadForExecution(this.#aggregates, request);
    const approval = linkedApproval(request, loaded.decided.state);
    if ('code' in approval) return { kind: 'refused', refusal: approval, position: loaded.decided.position };
    let known: typeof loaded | undefined = loaded;
    try {
      return await retryTransientFaults(async () => {
        // Later tries read again, because the deciding vote may have come in the meantime.
        const current = known ?? (await loadForExecution(this.#aggregates, request));
        known = undefined;
        return this.#attempt(request, current, timer, context);
      });
    } catch (fault) {
      if (!(fault instanceof TransientFaultPersists)) throw fault;
      return this.#recordFault(request, approval, fault, timer, context);
    }
  }

  /**
   * Executes in the system's name, as reactors do. Answers as {@link execute} does.
   * @param unlessTried does nothing if the system has tried before, as another worker may have for the same event
   */
  executeAutomatically(
    approved: Approved,
    context: CommandContext,
    { unlessTried = false }: { readonly unlessTried?: boolean } = {},
  ): Promise<ExecutionResult> {
    return this.execute(
      { ...approved, mode: 'automatic', executedBy: 'SYSTEM', onBehalfOf: null, reason: null, unlessTried },
      context,
    );
  }

  /** Finishes an execution that was interrupted after its activation. Does nothing if there is none. */
  async resume(versionId: string, context: CommandContext): Promise<void> {
    const version = await this.#aggregates.load(versionAggregate(versionId));
    const interrupted = version.state.attempts.find((attempt) => attempt.status === 'activated');
    if (interrupted === undefined) return;
    this.#log.warn({ versionId, executionId: interrupted.executionId }, 'resuming an execution that was interrupted');
    await this.#complete(versionId, interrupted.executionId, new PhaseTimer(), context);
  }

  async #attempt(
    request: ExecutionRequest,
    { decided, version, token: known }: LoadedForExecution,
    timer: PhaseTimer,
    context: CommandContext,
  ): Promise<ExecutionResult> {
    const approval = linkedApproval(request, decided.state);
    if ('code' in approval) return { kind: 'refused', refusal: approval, position: decided.position };
    const { versionId, approvalRequestId } = request;
    const earlier = effectOf(version.state, approvalRequestId);
    if (earlier !== undefined) return this.#firstResult(versionId, earlier, version.position, context);

    if (request.mode === 'automatic' && isForPersons(version.state, approvalRequestId)) {
      return { kind: 'refused', refusal: leftToPersons(versionId), position: version.position };
    }
    const refused = request.unlessTried === true ? firstRefusal(version.state, approvalRequestId) : undefined;
    if (refused !== undefined) return { kind: 'refused', refusal: refused, position: version.position };

    // An earlier rollback must have restored the previous version before this execution replaces it again.
    const rolledBack = version.state.attempts.findLast(({ status }) => status === 'rolled-back');
    if (rolledBack !== undefined) await restorePreviousVersion(this.#aggregates, { ...rolledBack, versionId }, context);

    const prepared = await prepareAttempt(
      this.#aggregates,
      approval,
      version.state,
      { versionId, token: known },
      context,
    );
    const { executionId, parentGeneration, claim } = prepared;
    timer.end('validated');

    // The parent must refuse to retire before the child is active (DESIGN §3).
    const found = prepared.parent;
    const parentClaimed = found !== null && prepared.checks.every((check) => check.passed);
    const parent = parentClaimed ? await claimParent(this.#aggregates, found, claim, context) : found;
    const merkleHash = version.state.status === 'NONE' ? '' : contentHash(version.state.content);
    timer.end('transitioned');

    const outcome = await this.#aggregates.handle(
      versionAggregate(versionId),
      {
        type: 'ExecuteApproval',
        ...request,
        executionId,
        attempt: prepared.attempt,
        approval,
        token: prepared.token,
        parent,
        parentGeneration,
        parentClaimed,
        merkleHash,
        timing: timer.phases(),
        supersession: prepared.supersession,
        ancestors: prepared.ancestors,
        metadata: commandMetadata(context),
      },
      // The id belongs to this attempt, because the command may be repeated after a refused attempt was recorded.
      { ...context, commandId: derivedId(context.commandId, `execute:${executionId}`) },
    );
    const { state, revision } = outcome;
    // Another execution may have come first, and its claims may have been released before this claim was made.
    if (parentClaimed && state.status !== 'NONE' && !mayNeed(state, found, claim.claimId)) {
      await releaseParent(this.#aggregates, found, claim, context);
    }
    if (outcome.kind === 'refused') {
      // It can only be refused because the version changed, so it is prepared again.
      throw new WrongExpectedRevision(versionStream(versionId), version.revision, revision);
    }
    return this.#afterDecision(request, outcome, timer, context);
  }

  async #afterDecision(
    request: ExecutionRequest,
    { state, position, events }: Loaded<TokenVersionState> & { readonly events: readonly TokenVersionEvent[] },
    timer: PhaseTimer,
    context: CommandContext,
  ): Promise<ExecutionResult> {
    const { versionId, approvalRequestId } = request;
    if (events.length === 0) {
      // Another execution took effect between the read and the decision.
      const winner = effectOf(state, approvalRequestId);
      if (winner === undefined) {
        throw new TypeError(
          `Approval ${approvalRequestId} has no effect on version ${versionId}, but nothing was decided.`,
        );
      }
      return this.#firstResult(versionId, winner, position, context);
    }
    const attempt = state.attempts.at(-1);
    if (attempt === undefined) throw new TypeError(`Version ${versionId} has no attempt after its execution.`);
    if (attempt.status === 'failed') {
      const { code, errorMessage } = attempt.failure;
      logFailure(this.#log, request, code, errorMessage);
      return { kind: 'refused', refusal: { code, message: errorMessage }, position };
    }
    this.#log.info(
      { versionId, approvalRequestId, executionId: attempt.executionId },
      'VVB approval completion: version activated',
    );
    if (attempt.status === 'completed') return executed(versionId, attempt, false, position);
    return this.#complete(versionId, attempt.executionId, timer, context);
  }

  /** Retires the replaced version and completes the attempt with the result. A failure never undoes the activation (S6-33). */
  async #complete(
    versionId: string,
    executionId: string,
    timer: PhaseTimer,
    context: CommandContext,
  ): Promise<ExecutionResult> {
    const cascade = await retirePreviousVersion(this.#aggregates, { versionId, executionId }, context, this.#log);
    timer.end('completed');
    const outcome = await this.#aggregates.handle(
      versionAggregate(versionId),
      {
        type: 'CompleteExecution',
        executionId,
        cascade,
        completedMs: timer.phases().completedMs,
        metadata: commandMetadata(context),
      },
      { ...context, commandId: derivedId(context.commandId, `complete-execution:${executionId}`) },
    );
    if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal, position: outcome.position };
    const attempt = outcome.state.attempts.find((one) => one.executionId === executionId);
    if (attempt?.status !== 'completed' && attempt?.status !== 'rolled-back') {
      throw new TypeError(
        `Execution ${executionId} of version ${versionId} is ${attempt?.status ?? 'unknown'} and not completed.`,
      );
    }
    return executed(versionId, attempt, outcome.events.length === 0, outcome.position);
  }

  #firstResult(
    versionId: string,
    earlier: AttemptInForce,
    position: Position,
    context: CommandContext,
  ): Promise<ExecutionResult> | ExecutionResult {
    if (earlier.status === 'completed') {
      const { approvalRequestId, executionId } = earlier;
      this.#log.info(
        { versionId, approvalRequestId, executionId, code: 'DUPLICATE_IGNORED' },
        'executed before: nothing was changed',
      );
      return executed(versionId, earlier, true, position);
    }
    return this.#complete(versionId, earlier.executionId, new PhaseTimer(), context);
  }

  async #recordFault(
    request: ExecutionRequest,
    approval: ApprovalFacts,
    fault: TransientFaultPersists,
    timer: PhaseTimer,
    context: CommandContext,
  ): Promise<ExecutionResult> {
    const { versionId, approvalRequestId } = request;
    this.#log.error(
      { err: fault, versionId, approvalRequestId, code: fault.code },
      'execution failed after three tries',
    );
    const version = await this.#aggregates.load(versionAggregate(versionId));
    const attempt = version.state.attempts.length + 1;
    const executionId = executionIdOf(approvalRequestId, versionId, attempt);
    const outcome = await this.#aggregates.handle(
      versionAggregate(versionId),
      {
        type: 'FailExecution',
        ...request,
        executionId,
        attempt,
        approval,
        code: fault.code,
        errorMessage: fault.message,
        durationMs: timer.elapsedMs(),
        metadata: commandMetadata(context),
      },
      { ...context, commandId: derivedId(context.commandId, `fail-execution:${executionId}`) },
    );
    if (outcome.kind === 'refused') return this.#recordFault(request, approval, fault, timer, context);
    // An append may have taken effect although its answer was lost.
    const earlier = effectOf(outcome.state, approvalRequestId);
    if (earlier !== undefined) return this.#firstResult(versionId, earlier, outcome.position, context);
    return { kind: 'refused', refusal: { code: fault.code, message: fault.message }, position: outcome.position };
  }
}
