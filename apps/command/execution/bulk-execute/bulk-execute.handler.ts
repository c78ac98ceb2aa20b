import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mapBounded } from '#libs/concurrency';
import { maximumBulk, type BulkExecuted, type BulkExecuteRequest, type Plan } from '#libs/contracts';
import { approvalAggregate } from '#libs/domain';
import { derivedId, isTransientFault, START, type Position } from '#libs/event-store';
import { type CommandRequest, ProblemException } from '#libs/http';
import { executor } from '../executor.ts';
import { WriteModel, type WriteScope } from '../../write-model/write-model.ts';

const executionsAtOnce = 64;

type ItemResult = BulkExecuted['results'][number] & { readonly position: Position };

/** Executes many approvals, each with its own result (S6-46, C-23). */
export class BulkExecute extends Command<BulkExecuted | Plan> {
  constructor(
    readonly request: BulkExecuteRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(BulkExecute)
export class BulkExecuteHandler implements ICommandHandler<BulkExecute> {
  constructor(private readonly write: WriteModel) {}

  execute({ request, requester }: BulkExecute): Promise<BulkExecuted | Plan> {
    const approvalRequestIds = [...new Set(request.approvalRequestIds)];
    if (approvalRequestIds.length > maximumBulk) {
      const detail = `approvalRequestIds must name at most ${maximumBulk} different requests, not ${approvalRequestIds.length}`;
      throw new ProblemException('PAYLOAD_TOO_LARGE', detail, { details: { maximum: maximumBulk } });
    }
    return this.write.run(requester, async (scope) => {
      const results = await mapBounded(approvalRequestIds, (id) => executeOne(id, request, scope), executionsAtOnce);
      const furthest = results.reduce((far, { position }) => (position > far ? position : far), START);
      const successCount = results.filter(({ status }) => status === 'SUCCESS').length;
      return {
        totalRequests: results.length,
        successCount,
        failureCount: results.length - successCount,
        results: results.map(({ position: _, ...result }) => result),
        position: furthest === START ? null : furthest,
      };
    });
  }
}

/** Executes one approval of many. Its failure is its own result, and the others go on. */
async function executeOne(
  approvalRequestId: string,
  request: BulkExecuteRequest,
  { aggregates, execution, context }: WriteScope,
): Promise<ItemResult> {
  const startedAt = performance.now();
  const result = (
    versionId: string | null,
    position: Position,
    outcome: Pick<ItemResult, 'status' | 'newStatus' | 'alreadyExecuted' | 'errorCode' | 'errorMessage'>,
    // A refusal records no duration, so this call measures it.
    durationMs = Math.round((performance.now() - startedAt) * 1_000) / 1_000,
  ): ItemResult => {
    return { approvalRequestId, versionId, duration: `${Math.round(durationMs)}ms`, durationMs, ...outcome, position };
  };
  const failed = (errorCode: string, errorMessage: string) =>
    ({ status: 'FAILED', newStatus: null, alreadyExecuted: false, errorCode, errorMessage }) as const;
  try {
    const { state, position } = await aggregates.load(approvalAggregate(approvalRequestId));
    if (state.status === 'NONE') {
      const message = `There is no approval request ${approvalRequestId}.`;
      return result(null, position, failed('APPROVAL_REQUEST_NOT_FOUND', message));
    }
    const executed = await execution.execute(
      {
        approvalRequestId,
        versionId: state.versionId,
        tokenId: state.tokenId,
        mode: 'bulk',
        ...executor(request, context),
        reason: request.reason ?? null,
      },
      { ...context, commandId: derivedId(context.commandId, approvalRequestId) },
    );
    if (executed.kind === 'refused') {
      const { code, message } = executed.refusal;
      return result(state.versionId, executed.position, failed(code, message));
    }
    const { newStatus, alreadyExecuted, totalDurationMs } = executed;
    const success = { status: 'SUCCESS', newStatus, alreadyExecuted, errorCode: null, errorMessage: null } as const;
    return result(state.versionId, executed.position, success, totalDurationMs);
  } catch (fault) {
    if (!isTransientFault(fault)) throw fault;
    return result(null, START, failed(fault.code, fault.message));
  }
}
