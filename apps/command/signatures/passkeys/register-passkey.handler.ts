import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Plan, RegisterPasskeyRequest, SigningKeyChanged } from '#libs/contracts';
import { commandMetadata, signingKeyAggregate } from '#libs/domain';
import { type CommandRequest, problemOf } from '#libs/http';
import type { Config } from '#libs/process';
import { CONFIG } from '#libs/runtime';
import { WriteModel } from '../../write-model/write-model.ts';
import { changed } from '../changed.ts';
import { Challenges } from '../challenges/challenges.ts';
import { relyingPartyOf } from './relying-party.ts';
import { verifiedPasskey } from './verified-passkey.ts';

/** Registers a passkey that a browser has made. */
export class RegisterPasskey extends Command<SigningKeyChanged | Plan> {
  constructor(
    readonly request: RegisterPasskeyRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(RegisterPasskey)
export class RegisterPasskeyHandler implements ICommandHandler<RegisterPasskey> {
  constructor(
    private readonly write: WriteModel,
    private readonly challenges: Challenges,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  execute({ request, requester }: RegisterPasskey): Promise<SigningKeyChanged | Plan> {
    return this.write.run(requester, async ({ aggregates, context, decide }) => {
      const principal = request.validatorId ?? context.actor.id;
      const { challenge, keyId, ...key } = await verifiedPasskey(request.credential, relyingPartyOf(this.config));
      const owner = { tenantId: context.tenantId, purpose: 'passkey', principal } as const;
      const aggregate = signingKeyAggregate(keyId);
      // A repetition finds the key registered, and the challenge used up.
      const { state } = await aggregates.load(aggregate);
      const useOnce = requester.dryRun ? 'isValid' : 'use';
      if (state.status === 'NONE' && !(await this.challenges[useOnce](owner, challenge, context.occurredAt))) {
        const message = 'The offer for this passkey was used, has expired or was replaced by a newer one.';
        throw problemOf({ code: 'STATEMENT_EXPIRED', message });
      }
      return changed(
        await decide(aggregate, {
          type: 'RegisterSigningKey',
          keyId,
          principal,
          kind: 'webauthn',
          ...key,
          metadata: commandMetadata(context),
        }),
      );
    });
  }
}
