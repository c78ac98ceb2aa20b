import {
  approvalAggregate,
  type ApprovalFacts,
  type ApprovalRequestState,
  checkExecution,
  commandMetadata,
  effectOf,
  type AttemptInForce,
  type Refusal,
  type TokenFacts,
  type TokenVersionEvent,
  type TokenVersionState,
  versionAggregate,
  versionStream,
} from '#libs/domain';
import {
  derivedId,
  WrongExpectedRevision,
  type Aggregates,
  type CommandContext,
  type Loaded,
  type Position,
} from '#libs/event-store';
import { ancestorsOf, retirePreviousVersion } from './cascade.ts';
import type { ExecutionLog } from './execution-log.ts';
import { executed, type Approved, type ExecutionRequest, type ExecutionResult } from './execution-result.ts';
import { isForPersons } from './for-persons.ts';
import { executionIdOf, linkedApproval } from './linked-approval.ts';
import { contentHash } from './content-hash.ts';
import { claimIdOf, claimParent, mayHold, parentFactsOf, releaseParent, tokenFactsOf } from './parent.ts';
import { PhaseTimer } from './phase-timer.ts';
import { restorePreviousVersion } from './rollback.ts';
import { supersessionOf } from './supersession.ts';
import { retryTransientFaults, TransientFaultPersists } from './transient-faults.ts';

/** What an execution decides on. */
interface ToExecute {
  readonly decided: Loaded<ApprovalRequestState>;
  readonly version: Loaded<TokenVersionState>;
  /** Undefined when the caller did not know the token. */
  readonly token: TokenFacts | undefined;
}

/**
 * Carries out approvals (DESIGN §4). One append per stream, no step spans two: whatever a crash
 * leaves undone, the same call or {@link resume} finishes, and each step finds out by itself
 * whether it is already done.
 */
export class ApprovalExecution {
  readonly #aggregates: Aggregates;
  readonly #log: ExecutionLog;

  constructor(aggregates: Aggregates, log: ExecutionLog) {
    this.#aggregates = aggregates;
    this.#log = log;
  }

  /**
   * Validates, activates, cascades. A failed check and a fault that outlasts three tries are recorded
   * on the version as a FAILED attempt; a request that names no approval, or another version's, is
   * refused with no record.
   * @throws faults of the store when not even the failure could be recorded.
   */
  async execute(request: ExecutionRequest, context: CommandContext): Promise<ExecutionResult> {
    const timer = new PhaseTimer();
    timer.end('initiated');
    const loaded = await this.#load(request);
    const approval = linkedApproval(request, loaded.decided.state);
    if ('code' in approval) return { kind: 'refused', refusal: approval, position: loaded.decided.position };
    let known: typeof loaded | undefined = loaded;
    try {
      return await retryTransientFaults(async () => {
        // Anew with each further try: the deciding vote may have come meanwhile.
        const current = known ?? (await this.#load(request));
        known = undefined;
        return this.#attempt(request, current, timer, context);
      });
    } catch (fault) {
      if (!(fault instanceof TransientFaultPersists)) throw fault;
      return this.#recordFault(request, approval, fault, timer, context);
    }
  }

  /**
   * Executes in the system's own name, as reactors do. {@link execute} says how it answers.
   * @param unlessTried does nothing when the system has tried already, as another worker may have, for the same event
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

  /** Finishes an execution that was activated and then interrupted; does nothing when there is none. */
  async resume(versionId: string, context: CommandContext): Promise<void> {
    const version = await this.#aggregates.load(versionAggregate(versionId));
    const interrupted = version.state.executions.find((execution) => execution.status === 'activated');
    if (interrupted === undefined) return;
    this.#log.warn({ versionId, executionId: interrupted.executionId }, 'resuming an execution that was interrupted');
    await this.#complete(versionId, interrupted.executionId, new PhaseTimer(), context);
  }

  async #load({ approvalRequestId, versionId, ...request }: ExecutionRequest): Promise<ToExecute> {
    const seen = this.#aggregates.known(versionAggregate(versionId));
    // To read the token only when the version has been read would take as long again.
    const tokenId = request.tokenId ?? (seen === undefined || seen.status === 'NONE' ? undefined : seen.tokenId);
    const [decided, version, token] = await Promise.all([
      this.#aggregates.load(approvalAggregate(approvalRequestId)),
      this.#aggregates.load(versionAggregate(versionId)),
      tokenId === undefined ? undefined : tokenFactsOf(this.#aggregates, tokenId),
    ]);
    return { decided, version, token };
  }

  async #attempt(
    request: ExecutionRequest,
    { decided, version, token: known }: ToExecute,
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
    const refused = request.unlessTried === true ? refusalOfFirst(version.state, approvalRequestId) : undefined;
    if (refused !== undefined) return { kind: 'refused', refusal: refused, position: version.position };

    // What a rollback before has put back must be back before it is replaced again.
    const rolledBack = version.state.executions.findLast(({ status }) => status === 'rolled-back');
    if (rolledBack !== undefined) await restorePreviousVersion(this.#aggregates, { ...rolledBack, versionId }, context);

    const attempt = version.state.executions.length + 1;
    const executionId = executionIdOf(approvalRequestId, versionId, attempt);
    const [token, found, supersession, ancestors] = await Promise.all([
      this.#tokenOf(version.state, known),
      parentFactsOf(this.#aggregates, version.state),
      supersessionOf(this.#aggregates, version.state),
      ancestorsOf(this.#aggregates, version.state),
    ]);
    const generation = version.state.status === 'NONE' ? 0 : version.state.parentGeneration;
    const claim = { versionId, executionId: claimIdOf(executionId, generation) };
    const checks = checkExecution({
      version: version.state,
      versionId,
      approval,
      token,
      parent: found,
      supersession,
      now: context.occurredAt,
    });
    timer.end('validated');

    // Before the child is active, so that the parent refuses to retire from here on (DESIGN §3).
    const parentClaimed = found !== null && checks.every((check) => check.passed);
    const parent = parentClaimed ? await claimParent(this.#aggregates, found, claim, context) : found;
    const merkleHash = version.state.status === 'NONE' ? '' : contentHash(version.state.content);
    timer.end('transitioned');

    const outcome = await this.#aggregates.handle(
      versionAggregate(versionId),
      {
        type: 'ExecuteApproval',
        ...request,
        executionId,
        attempt,
        approval,
        token,
        parent,
        parentGeneration: generation,
        parentClaimed,
        merkleHash,
        timing: timer.phases(),
        supersession,
        ancestors,
        metadata: commandMetadata(context),
      },
      // Of this attempt: the command may come again after an attempt of it was refused and recorded.
      { ...context, commandId: derivedId(context.commandId, `execute:${executionId}`) },
    );
    const { state, revision } = outcome;
    // Somebody else was first, and what releases the version's claims may have run before this one was made.
    if (parentClaimed && state.status !== 'NONE' && !mayHold(state, found, claim.executionId)) {
      await releaseParent(this.#aggregates, found, claim, context);
    }
    if (outcome.kind === 'refused') {
      // The only refusal there is: the version changed since, and the execution is prepared anew.
      throw new WrongExpectedRevision(versionStream(versionId), version.revision, revision);
    }
    return this.#afterDecision(request, outcome, timer, context);
  }

  #tokenOf(version: TokenVersionState, known: TokenFacts | undefined): Promise<TokenFacts> | TokenFacts | null {
    if (version.status === 'NONE') return null;
    return known?.id === version.tokenId ? known : tokenFactsOf(this.#aggregates, version.tokenId);
  }

  async #afterDecision(
    request: ExecutionRequest,
    { state, position, events }: Loaded<TokenVersionState> & { readonly events: readonly TokenVersionEvent[] },
    timer: PhaseTimer,
    context: CommandContext,
  ): Promise<ExecutionResult> {
    const { versionId, approvalRequestId } = request;
    if (events.length === 0) {
      // Someone else executed it between our look and our decision.
      const winner = effectOf(state, approvalRequestId);
      if (winner === undefined) throw new TypeError('An execution that appends nothing has been executed before.');
      return this.#firstResult(versionId, winner, position, context);
    }
    const attempt = state.executions.at(-1);
    if (attempt === undefined) throw new TypeError('An execution leaves an attempt on its version.');
    if (attempt.status === 'failed') {
      const { code, errorMessage } = attempt.failure;
      this.#logFailure(request, code, errorMessage);
      return { kind: 'refused', refusal: { code, message: errorMessage }, position };
    }
    this.#log.info(
      { versionId, approvalRequestId, executionId: attempt.executionId },
      'VVB approval completion: version activated',
    );
    if (attempt.status === 'completed') return executed(versionId, attempt, false, position);
    return this.#complete(versionId, attempt.executionId, timer, context);
  }

  /** Retires the version that this one replaces and closes the attempt with what came of it; a failure there never undoes the activation (S6-33). */
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
    const attempt = outcome.state.executions.find((execution) => execution.executionId === executionId);
    if (attempt?.status !== 'completed' && attempt?.status !== 'rolled-back') {
      throw new TypeError(`Execution ${executionId} of version ${versionId} is ${attempt?.status ?? 'unknown'}.`);
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
    const attempt = version.state.executions.length + 1;
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
    // Unless an append took effect after all whose answer was lost.
    const earlier = effectOf(outcome.state, approvalRequestId);
    if (earlier !== undefined) return this.#firstResult(versionId, earlier, outcome.position, context);
    return { kind: 'refused', refusal: { code: fault.code, message: fault.message }, position: outcome.position };
  }

  /** The lines of S6-35 and S6-36. */
  #logFailure({ versionId, approvalRequestId }: ExecutionRequest, code: string, message: string): void {
    const fields = { versionId, approvalRequestId, code };
    if (code === 'VERSION_NOT_FOUND') this.#log.error(fields, 'Failed to execute approval: version not found');
    else if (code === 'INVALID_STATE_TRANSITION') {
      this.#log.warn(fields, message.replace('Invalid transition', 'State machine violation'));
    } else this.#log.warn(fields, `Failed to execute approval: ${message}`);
  }
}

/** Why the system's first try of the approval failed; undefined when it has not tried. */
function refusalOfFirst(version: TokenVersionState, approvalRequestId: string): Refusal | undefined {
  const first = version.executions.find(
    (execution) => execution.approvalRequestId === approvalRequestId && execution.mode === 'automatic',
  );
  if (first?.status !== 'failed') return undefined;
  return { code: first.failure.code, message: first.failure.errorMessage };
}

function leftToPersons(versionId: string): Refusal<'INVALID_STATE_TRANSITION'> {
  const message = `The execution of version ${versionId} was rolled back: only a person executes it again.`;
  return { code: 'INVALID_STATE_TRANSITION', message };
}
