import { specificationOf, type WithoutMetadata } from '../../testing/given-when-then.ts';
import { approvalRequestDecider, type ApprovalRequestCommand, type ApprovalRequestEvent } from './approval-request.ts';

const { given } = specificationOf(approvalRequestDecider);

const ann = 'https://id.example.com#ann';
const otherAnn = 'https://id.example.com#ANN';
const bob = 'https://id.example.com#bob';

const signedIn = (id: string) => ({ actor: { type: 'user' as const, id, method: 'jwt' } });
const approve = (validatorId: string): WithoutMetadata<ApprovalRequestCommand> => ({
  type: 'CastVote',
  validatorId,
  choice: 'APPROVE',
  reason: null,
});

function requested(comparison: 'principal' | 'canonical', validators: readonly string[]): ApprovalRequestEvent {
  return {
    type: 'ApprovalRequested',
    data: {
      approvalRequestId: 'request',
      versionId: 'version',
      tokenId: 'token',
      policy: { numerator: 1, denominator: 1, basis: 'eligible', inclusive: true },
      tier: null,
      validators,
      backupValidators: [],
      comparison,
      votingWindowEnd: '2026-01-08T12:00:00.000Z',
      approvalExpiryDeadline: '2026-01-15T12:00:00.000Z',
      requestedBy: 'https://id.example.com#sam',
      requestedAt: '2026-01-01T12:00:00.000Z',
    },
  };
}

describe('DESIGN §11 a validator is one principal', () => {
  it('whose id is compared byte for byte', () => {
    const request = requested('principal', [ann, otherAnn, bob]);
    given(request)
      .when(approve(otherAnn), signedIn(otherAnn))
      .then({ type: 'VoteCast', data: { validatorId: otherAnn, previousChoice: null } });
    const spelled = 'https://ID.example.com#bob';
    given(request).when(approve(spelled), signedIn(spelled)).thenRefused('VALIDATOR_NOT_ELIGIBLE');
  });

  it('who must be signed in, also after identity was switched off', () => {
    given(requested('principal', [ann, bob]))
      .when(approve(ann))
      .thenRefused('VALIDATOR_NOT_ELIGIBLE', { message: expect.stringContaining('must sign in to vote') });
  });

  it('also as a replacement that is named after identity was switched off', () => {
    const replaceBy = (replacementId: string): WithoutMetadata<ApprovalRequestCommand> => ({
      ...{
        type: 'RevokeValidator',
        validatorId: bob,
        replacementId,
        claimId: 'claim',
        reason: 'left',
        revokedBy: 'ops',
      },
    });
    const request = requested('principal', [ann, bob]);
    given(request).when(replaceBy('cem')).thenRefused('VALIDATION_FAILED');
    given(request)
      .when(replaceBy(otherAnn))
      .then({ type: 'ValidatorRevoked', data: { replacementId: otherAnn } });
    // A request of an earlier release can have such a backup, and its revocations must not fail.
    const withBackup = { ...request, data: { ...request.data, backupValidators: ['cem'] } } as ApprovalRequestEvent;
    given(withBackup)
      .when(replaceBy('cem'))
      .then({ type: 'ValidatorRevoked', data: { replacementId: 'cem' } });
    given(requested('canonical', [ann, bob]))
      .when(replaceBy('cem'))
      .then({ type: 'ValidatorRevoked' });
  });

  it('and takes no seat of local mode that only looks like the id', () => {
    const request = requested('canonical', [ann, bob]);
    given(request).when(approve(otherAnn), signedIn(otherAnn)).thenRefused('VALIDATOR_NOT_ELIGIBLE');
    given(request)
      .when(approve(ann), signedIn(ann))
      .then({ type: 'VoteCast', data: { validatorId: ann } });
    // The local administrator votes for whom they name, as before.
    given(request)
      .when(approve(otherAnn))
      .then({ type: 'VoteCast', data: { validatorId: ann } });
  });
});
