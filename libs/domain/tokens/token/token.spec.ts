import fc from 'fast-check';
import { run, specificationOf, testMetadata } from '../../testing/given-when-then.ts';
import { tokenDecider, type TokenCommand, type TokenEvent } from './token.ts';

const { given } = specificationOf(tokenDecider);

const registration = {
  tokenId: 'token',
  kind: 'PRIMARY' as const,
  name: 'A token',
  parentTokenId: null,
  issuerAccountId: 'issuer',
  openingBalance: '100.00',
  attributes: {},
};
const registered: TokenEvent = { type: 'TokenRegistered', data: { ...registration, registeredAt: testMetadata.now } };
const locked: TokenEvent = {
  type: 'TokenLocked',
  data: { tokenId: 'token', reason: 'audit', lockedBy: 'ops', lockedAt: testMetadata.now },
};
const retired: TokenEvent = {
  type: 'TokenRetired',
  data: { tokenId: 'token', reason: 'old', retiredBy: 'ops', retiredAt: testMetadata.now },
};
const claim = (claimId: string) => ({ type: 'RecordDependent' as const, dependentVersionId: 'child', claimId });
const claimed = (executionId: string): TokenEvent => ({
  type: 'DependentActivated',
  data: { dependentVersionId: 'child', executionId, activatedAt: testMetadata.now },
});

describe('a token', () => {
  it('is registered once, and funded by its issuer', () => {
    given()
      .when({ type: 'RegisterToken', ...registration })
      .then(registered);
    given(registered)
      .when({ type: 'RegisterToken', ...registration })
      .thenRefused('INVALID_STATE_TRANSITION');
    given(registered)
      .when({ type: 'FundToken', amount: '5.00' })
      .then({ type: 'TokenFunded', data: { issuerAccountId: 'issuer', amount: '5.00' } });
    given().when({ type: 'FundToken', amount: '5.00' }).thenRefused('TOKEN_NOT_FOUND');
  });

  it('S6-25 accepts no dependent while it is locked or retired', () => {
    given(registered).when(claim('e1')).then(claimed('e1'));
    given(registered, claimed('e1')).when(claim('e1')).thenNothing();
    given(registered, locked).when(claim('e1')).thenRefused('PARENT_LOCKED');
    given(registered, retired).when(claim('e1')).thenRefused('TOKEN_RETIRED');
    given(registered, locked)
      .when({ type: 'UnlockToken', reason: 'done', unlockedBy: 'ops' })
      .then({ type: 'TokenUnlocked' });
    given(registered).when({ type: 'UnlockToken', reason: 'done', unlockedBy: 'ops' }).thenNothing();
  });

  it('S7-34 refuses to retire while it has active dependents', () => {
    given(registered, claimed('e1'))
      .when({ type: 'RetireToken', reason: 'old', retiredBy: 'ops' })
      .thenRefused('CASCADE_BLOCKED', { details: { dependents: ['child'] } });
    given(registered).when({ type: 'RetireToken', reason: 'old', retiredBy: 'ops' }).then({ type: 'TokenRetired' });
    given(registered, retired).when({ type: 'RetireToken', reason: 'old', retiredBy: 'ops' }).thenNothing();
  });

  it('keeps every claim until its own release, and decides no event that it cannot fold', () => {
    const claimIds = fc.constantFrom('e1', 'e2', 'e3');
    const commands = fc.oneof(
      claimIds.map(claim),
      claimIds.map((claimId) => ({ type: 'ReleaseDependent' as const, dependentVersionId: 'child', claimId })),
      fc.constantFrom('LockToken' as const, 'RetireToken' as const).map((type) => ({
        type,
        reason: 'x',
        lockedBy: 'x',
        retiredBy: 'x',
      })),
      fc.constant({ type: 'UnlockToken' as const, reason: 'x', unlockedBy: 'x' }),
      fc.constant({ type: 'FundToken' as const, amount: '1' }),
    );
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 25 }), (script) => {
        const { state, events } = run(
          tokenDecider,
          [{ type: 'RegisterToken' as const, ...registration }, ...script].map((command): TokenCommand => ({
            ...command,
            metadata: testMetadata,
          })),
        );
        const claims = new Set<string>();
        for (const event of events) {
          if (event.type === 'DependentActivated') claims.add(event.data.executionId);
          if (event.type === 'DependentReleased') claims.delete(event.data.executionId);
          if (event.type === 'TokenRetired') expect(claims.size).toBe(0);
        }
        expect(new Set('dependents' in state ? state.dependents['child'] : [])).toEqual(claims);
      }),
      { numRuns: 200 },
    );
  });
});
