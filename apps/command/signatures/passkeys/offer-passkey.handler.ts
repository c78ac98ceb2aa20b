import { createHash } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { OfferPasskeyRequest, PasskeyOffered } from '#libs/contracts';
import type { CommandRequest } from '#libs/http';
import type { Clock, Config } from '#libs/process';
import { CLOCK, CONFIG } from '#libs/runtime';
import { Challenges } from '../challenges/challenges.ts';
import { passkeyAlgorithms } from './verified-passkey.ts';
import { relyingPartyOf } from './relying-party.ts';

/** What a browser needs to make a passkey. Nothing is recorded until the passkey is registered. */
export class OfferPasskey extends Command<PasskeyOffered> {
  constructor(
    readonly request: OfferPasskeyRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(OfferPasskey)
export class OfferPasskeyHandler implements ICommandHandler<OfferPasskey> {
  constructor(
    private readonly challenges: Challenges,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute({ request, requester }: OfferPasskey): Promise<PasskeyOffered> {
    const { tenantId, actor } = requester.context;
    const principal = request.validatorId ?? actor.id;
    const { id: rpID } = relyingPartyOf(this.config);
    const now = this.clock.now().toISOString();
    const { nonce, expiresAt } = await this.challenges.issue({ tenantId, purpose: 'passkey', principal }, now);
    const { generateRegistrationOptions } = await import('@simplewebauthn/server');
    const options = await generateRegistrationOptions({
      rpName: 'Assent',
      rpID,
      userName: principal,
      // The same for every passkey of a person, so that an authenticator knows them as one account.
      userID: createHash('sha256').update(`${tenantId} ${principal}`).digest(),
      challenge: Buffer.from(nonce, 'base64url'),
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      supportedAlgorithmIDs: [...passkeyAlgorithms],
    });
    return { options: { ...options }, expiresAt };
  }
}
