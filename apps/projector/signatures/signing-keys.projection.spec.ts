import { at, happened } from '../../../libs/domain/testing/example-events/happened.ts';
import { keyId } from '../../../libs/domain/testing/example-events/signatures.ts';
import { projectionSpecification } from '../../../libs/projections/testing/projection-specification.ts';
import { signingKeysProjection } from './signing-keys.projection.ts';

const { given, unspecified } = projectionSpecification(signingKeysProjection);
const registered = happened('SigningKeyRegistered', { principal: 'Änn' });
const confirmed = happened('SigningKeyConfirmed');
const revoked = happened('SigningKeyRevoked');

const row = {
  stream: registered.stream,
  key_id: keyId,
  principal: 'Änn',
  principal_key: 'änn',
  kind: 'ed25519',
  status: 'REGISTERED',
  public_key: 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE',
  passkey: null,
  registered_at: at(0),
  confirmed_by: null,
  confirmed_at: null,
  revoked_by: null,
  revoked_at: null,
};

describe('the read model of signing keys', () => {
  it('has a key from its registration to its revocation', () => {
    given()
      .when(registered)
      .then({ signing_keys: [row] });
    given(registered)
      .when(confirmed)
      .then({ signing_keys: [{ status: 'CONFIRMED', confirmed_by: 'ops', confirmed_at: at(1) }] });
    given(registered, confirmed)
      .when(revoked)
      .then({ signing_keys: [{ status: 'REVOKED', revoked_by: 'ops', revoked_at: at(2) }] });
  });

  it('finds the key of a principal byte for byte', () => {
    const principal = 'https://id#Ann';
    given()
      .when(happened('SigningKeyRegistered', { principal, comparison: 'principal' }))
      .then({ signing_keys: [{ ...row, principal, principal_key: principal }] });
  });

  it('has a specification for every type of event', () => {
    expect(unspecified()).toEqual([]);
  });
});
