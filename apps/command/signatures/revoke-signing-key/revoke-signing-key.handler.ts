import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { OperatorCommandRequest, Plan, SigningKeyChanged } from '#libs/contracts';
import { commandMetadata, signingKeyAggregate } from '#libs/domain';
import type { CommandRequest } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';
import { changed } from '../changed.ts';

/** From now on the key signs nothing. What it signed before stays valid. */
export class RevokeSigningKey extends Command<SigningKeyChanged | Plan> {
  constructor(
    readonly keyId: string,
    readonly request: OperatorCommandRequest,
    readonly requester: CommandRequest,
    /** Administrators revoke the keys of others. */
    readonly asAdministrator: boolean,
  ) {
    super();
  }
}

@CommandHandler(RevokeSigningKey)
export class RevokeSigningKeyHandler implements ICommandHandler<RevokeSigningKey> {
  constructor(private readonly write: WriteModel) {}

  execute({ keyId, request, requester, asAdministrator }: RevokeSigningKey): Promise<SigningKeyChanged | Plan> {
    return this.write.run(requester, async ({ context, decide }) => {
      const { reason, executedBy: revokedBy = context.actor.id } = request;
      return changed(
        await decide(signingKeyAggregate(keyId), {
          type: 'RevokeSigningKey',
          reason,
          revokedBy,
          asAdministrator,
          metadata: commandMetadata(context),
        }),
      );
    });
  }
}
