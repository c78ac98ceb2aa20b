import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { revokeValidator } from '#libs/approval-execution';
import type { Plan, RevokeValidatorRequest, ValidatorRevoked } from '#libs/contracts';
import { type CommandRequest, problemOf } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

/** Takes a validator off an open request, and seats a backup if there is one (S7-23, S7-24). */
export class RevokeValidator extends Command<ValidatorRevoked | Plan> {
  constructor(
    readonly approvalRequestId: string,
    readonly validatorId: string,
    readonly request: RevokeValidatorRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(RevokeValidator)
export class RevokeValidatorHandler implements ICommandHandler<RevokeValidator> {
  constructor(private readonly write: WriteModel) {}

  execute({ approvalRequestId, validatorId, request, requester }: RevokeValidator): Promise<ValidatorRevoked | Plan> {
    const { replacementId, reason, executedBy } = request;
    return this.write.run(requester, async ({ aggregates, context }) => {
      const revokedBy = executedBy ?? context.actor.id;
      const revocation = { approvalRequestId, validatorId, replacementId, reason, revokedBy };
      const result = await revokeValidator(aggregates, revocation, context);
      if (result.kind === 'refused') throw problemOf(result.refusal);
      const { kind: _, ...answer } = result;
      return { approvalRequestId, ...answer };
    });
  }
}
