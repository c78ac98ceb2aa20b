import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { OperatorCommandRequest, Plan, SigningKeyChanged } from '#libs/contracts';
import { commandMetadata, signingKeyAggregate } from '#libs/domain';
import type { CommandRequest } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';
import { changed } from '../changed.ts';

/** A second person makes sure that the key belongs to its person. Before that it signs nothing. */
export class ConfirmSigningKey extends Command<SigningKeyChanged | Plan> {
  constructor(
    readonly keyId: string,
    readonly request: OperatorCommandRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(ConfirmSigningKey)
export class ConfirmSigningKeyHandler implements ICommandHandler<ConfirmSigningKey> {
  constructor(private readonly write: WriteModel) {}

  execute({ keyId, request, requester }: ConfirmSigningKey): Promise<SigningKeyChanged | Plan> {
    return this.write.run(requester, async ({ context, decide }) => {
      const { reason, executedBy: confirmedBy = context.actor.id } = request;
      return changed(
        await decide(signingKeyAggregate(keyId), {
          type: 'ConfirmSigningKey',
          reason,
          confirmedBy,
          metadata: commandMetadata(context),
        }),
      );
    });
  }
}
