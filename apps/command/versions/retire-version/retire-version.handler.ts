import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { retireVersion } from '#libs/approval-execution';
import type { Plan, RetireRequest, VersionRetired } from '#libs/contracts';
import { versionStream } from '#libs/domain';
import { type CommandRequest, problemOf } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

/** Retires a version, with a cascade over its dependents if asked (S6-33, S6-34). */
export class RetireVersion extends Command<VersionRetired | Plan> {
  constructor(
    readonly versionId: string,
    readonly request: RetireRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(RetireVersion)
export class RetireVersionHandler implements ICommandHandler<RetireVersion> {
  constructor(private readonly write: WriteModel) {}

  execute({ versionId, request, requester }: RetireVersion): Promise<VersionRetired | Plan> {
    const { reason, cascade, planHash } = request;
    const condition = { planHash, stream: versionStream(versionId) };
    return this.write.run(
      requester,
      async ({ aggregates, context }) => {
        const retirement = { reason, cascade, retiredBy: request.executedBy ?? context.actor.id };
        const result = await retireVersion(aggregates, versionId, retirement, context);
        if (result.kind === 'refused') throw problemOf(result.refusal);
        return { versionId, status: result.status, cascaded: [...result.cascaded], position: result.position };
      },
      condition,
    );
  }
}
