import { versionStream } from '#libs/domain';
import { at, happened, ids } from '../../../libs/domain/testing/example-events/happened.ts';
import { occurredAt, projectionSpecification } from '../../../libs/projections/testing/projection-specification.ts';
import { tokensProjection } from './tokens.projection.ts';

const { given, unspecified } = projectionSpecification(tokensProjection);
const registered = happened('TokenRegistered');
const changed = { updated_at: occurredAt };
const claim = { dependentVersionId: ids.dependentVersion, executionId: ids.execution };

describe('the read model of tokens', () => {
  it('S7-39 shows a token from its registration on', () => {
    given()
      .when(registered)
      .then({
        tokens: [
          {
            id: ids.token,
            name: 'Harbour',
            kind: 'PRIMARY',
            status: 'REGISTERED',
            issuer_account_id: 'issuer-1',
            attributes: { currency: 'EUR' },
            parent_token_id: null,
            lock_reason: null,
            dependents: {},
            created_at: at(0),
            ...changed,
          },
        ],
      });
  });

  it('S7-37 takes over a new description', () => {
    given(registered)
      .when(happened('TokenDescribed', { attributes: { currency: 'USD' } }))
      .then({ tokens: [{ attributes: { currency: 'USD' }, ...changed }] });
  });

  it('S7-38 follows the token to another parent, which the hierarchy of tokens records', () => {
    given(registered)
      .when(happened('ParentAssigned'))
      .then({ tokens: [{ parent_token_id: ids.parentToken, ...changed }] });
    given(registered, happened('ParentAssigned'))
      .when(happened('ParentAssigned', { parentTokenId: null }))
      .then({ tokens: [{ parent_token_id: null, ...changed }] });
  });

  it('S6-25 shows why a token is locked, and no longer once it is unlocked', () => {
    given(registered)
      .when(happened('TokenLocked'))
      .then({ tokens: [{ status: 'LOCKED', lock_reason: 'audit', ...changed }] });
    given(registered, happened('TokenLocked'))
      .when(happened('TokenUnlocked'))
      .then({ tokens: [{ status: 'REGISTERED', lock_reason: null, ...changed }] });
  });

  it('S7-34 shows a retired token', () => {
    given(registered)
      .when(happened('TokenRetired'))
      .then({ tokens: [{ status: 'RETIRED', ...changed }] });
  });

  it('S7-34 lists a dependent until its last claim is released', () => {
    const other = { ...claim, executionId: ids.claim };
    const both = { [claim.dependentVersionId]: [claim.executionId, other.executionId] };
    given(registered)
      .when(happened('DependentActivated', claim))
      .then({ tokens: [{ dependents: { [claim.dependentVersionId]: [claim.executionId] }, ...changed }] });
    given(registered, happened('DependentActivated', claim))
      .when(happened('DependentActivated', other))
      .then({ tokens: [{ dependents: both, ...changed }] });
    given(registered, happened('DependentActivated', claim), happened('DependentActivated', other))
      .when(happened('DependentReleased', claim))
      .then({ tokens: [{ dependents: { [claim.dependentVersionId]: [other.executionId] }, ...changed }] });
    given(registered, happened('DependentActivated', claim))
      .when(happened('DependentReleased', claim))
      .then({ tokens: [{ dependents: {}, ...changed }] });
  });

  it('S7-34 ignores the dependents of versions', () => {
    given(registered)
      .when(happened('DependentActivated', claim, versionStream(ids.version)))
      .thenNothing();
  });

  it('ignores events of a token that it does not have', () => {
    given().when(happened('TokenLocked')).thenNothing();
  });

  it('has a specification for every type of event', () => {
    expect(unspecified()).toEqual([]);
  });
});
