import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Plan, RegisterSigningKeyRequest, SigningKeyChanged } from '#libs/contracts';
import { commandMetadata, signingKeyAggregate } from '#libs/domain';
import { type CommandRequest, problemOf } from '#libs/http';
import { bytesOf, hashOfRegistration, isSignedBy, keyIdOf, readPublicKey } from '#libs/signatures';
import { WriteModel } from '../../write-model/write-model.ts';
import { changed } from '../changed.ts';

/** Registers an Ed25519 key. Its person proves to have it with a signature. */
export class RegisterSigningKey extends Command<SigningKeyChanged | Plan> {
  constructor(
    readonly request: RegisterSigningKeyRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(RegisterSigningKey)
export class RegisterSigningKeyHandler implements ICommandHandler<RegisterSigningKey> {
  constructor(private readonly write: WriteModel) {}

  execute({ request, requester }: RegisterSigningKey): Promise<SigningKeyChanged | Plan> {
    return this.write.run(requester, async ({ context, decide }) => {
      const { publicKey, proof, validatorId: principal = context.actor.id } = request;
      const keyId = provenKeyId({ tenant: context.tenantId, principal, publicKey }, proof);
      const outcome = await decide(signingKeyAggregate(keyId), {
        type: 'RegisterSigningKey',
        keyId,
        principal,
        kind: 'ed25519',
        publicKey,
        passkey: null,
        metadata: commandMetadata(context),
      });
      return changed(outcome);
    });
  }
}

/** @throws ProblemException SIGNATURE_INVALID without the signature of an Ed25519 key */
function provenKeyId(registration: Parameters<typeof hashOfRegistration>[0], proof: string): string {
  const spki = bytesOf(registration.publicKey);
  const key = spki && readPublicKey(spki);
  if (spki === undefined || key?.asymmetricKeyType !== 'ed25519') {
    const message = 'publicKey must be the SubjectPublicKeyInfo of an Ed25519 key in DER, as base64url.';
    throw problemOf({ code: 'SIGNATURE_INVALID', message });
  }
  const signature = bytesOf(proof);
  if (signature === undefined || !isSignedBy(key, hashOfRegistration(registration), signature)) {
    const message = `proof is no signature by this key of its registration for ${registration.principal} in the tenant ${registration.tenant}.`;
    throw problemOf({ code: 'SIGNATURE_INVALID', message });
  }
  return keyIdOf(spki);
}
