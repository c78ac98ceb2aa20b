import { happened } from '../../testing/example-events/happened.ts';
import { specificationOf } from '../../testing/given-when-then.ts';
import { faultOfSigner, signingKeyDecider, type SigningKeyEvent, type SigningKeyState } from './signing-key.ts';

const { given } = specificationOf(signingKeyDecider);
const event = (...args: Parameters<typeof happened>) => happened(...args) as unknown as SigningKeyEvent;
const registered = event('SigningKeyRegistered');
const confirmed = event('SigningKeyConfirmed');
const revoked = event('SigningKeyRevoked');
const ofPrincipal = event('SigningKeyRegistered', { principal: 'https://id#ann', comparison: 'principal' });
const signedIn = (id: string) => ({ actor: { type: 'user', id, method: 'jwt' } as const });

const {
  comparison: _,
  registeredAt: __,
  ...key
} = (registered as Extract<SigningKeyEvent, { type: 'SigningKeyRegistered' }>).data;
const register = { type: 'RegisterSigningKey', ...key } as const;
const confirm = { type: 'ConfirmSigningKey', reason: 'met in person', confirmedBy: 'ops' } as const;
const revoke = { type: 'RevokeSigningKey', reason: 'lost', revokedBy: 'ann', asAdministrator: false } as const;

describe('a signing key', () => {
  it('S7-6 is registered by its person, confirmed by another and revoked', () => {
    given()
      .when(register)
      .then({ type: 'SigningKeyRegistered', data: { comparison: 'canonical' } });
    given(registered)
      .when(confirm)
      .then({ type: 'SigningKeyConfirmed', data: { confirmedBy: 'ops' } });
    given(registered, confirmed)
      .when(revoke)
      .then({ type: 'SigningKeyRevoked', data: { revokedBy: 'ann' } });
    given(registered).when(revoke).then({ type: 'SigningKeyRevoked' });
  });

  it('S7-6 is not registered in the name of another principal', () => {
    given().when(register, signedIn('ops')).thenRefused('SIGNING_KEY_OF_ANOTHER');
    given()
      .when(register, signedIn('ann'))
      .then({ data: { comparison: 'principal' } });
  });

  it.each(['ann', 'ANN', 'Ａｎｎ'])('S7-6 is not confirmed by its own person, under the spelling %s', (confirmedBy) => {
    given(registered)
      .when({ ...confirm, confirmedBy })
      .thenRefused('SECOND_PERSON_REQUIRED');
    given(registered, confirmed)
      .when({ ...confirm, confirmedBy })
      .thenRefused('SECOND_PERSON_REQUIRED');
  });

  it('S7-6 of a principal is confirmed by another principal, and not in local mode', () => {
    given(ofPrincipal).when(confirm).thenRefused('SECOND_PERSON_REQUIRED');
    const by = (id: string) => given(ofPrincipal).when({ ...confirm, confirmedBy: id }, signedIn(id));
    by('https://id#ann').thenRefused('SECOND_PERSON_REQUIRED');
    by('https://id#ada').then({ type: 'SigningKeyConfirmed' });
  });

  it('S7-6 is not confirmed by its own person as the delegate of another, nor with an API key', () => {
    const confirmedBy = 'https://id#ada';
    given(ofPrincipal)
      .when({ ...confirm, confirmedBy }, signedIn('https://id#ann'))
      .thenRefused('SECOND_PERSON_REQUIRED');
    const apiKey = { actor: { type: 'user', id: 'k', method: 'api-key', keyHolders: ['https://id#ann'] } } as const;
    given(ofPrincipal)
      .when({ ...confirm, confirmedBy }, apiKey)
      .thenRefused('SECOND_PERSON_REQUIRED');
  });

  it('belongs to one person', () => {
    given(registered).when(register).thenNothing();
    given(registered)
      .when({ ...register, principal: 'bob' })
      .thenRefused('SIGNING_KEY_EXISTS');
    given(registered, revoked).when(register).thenRefused('SIGNING_KEY_EXISTS');
    given(registered).when(register, signedIn('ann')).thenRefused('SIGNING_KEY_EXISTS');
  });

  it('is revoked by its person or an administrator', () => {
    given(registered)
      .when({ ...revoke, revokedBy: 'bob' })
      .thenRefused('SIGNING_KEY_OF_ANOTHER');
    given(registered)
      .when({ ...revoke, revokedBy: 'bob', asAdministrator: true })
      .then({ type: 'SigningKeyRevoked' });
    given(registered, revoked).when(revoke).thenNothing();
  });

  it('does not come back', () => {
    given(registered, revoked).when(confirm).thenRefused('SIGNING_KEY_REVOKED');
    given().when(confirm).thenRefused('SIGNING_KEY_NOT_FOUND');
    given().when(revoke).thenRefused('SIGNING_KEY_NOT_FOUND');
    given(registered, confirmed).when(confirm).thenNothing();
  });
});

describe('who signs with a key', () => {
  const state = (...events: readonly SigningKeyEvent[]) =>
    events.reduce<SigningKeyState>(
      (before, each) => signingKeyDecider.evolve(before, each),
      signingKeyDecider.initialState,
    );

  it('S7-6 is its person, from the confirmation to the revocation', () => {
    expect(faultOfSigner(state(), 'ann', 'canonical')).toContain('does not exist');
    expect(faultOfSigner(state(registered), 'ann', 'canonical')).toContain('not confirmed');
    expect(faultOfSigner(state(registered, confirmed), 'Ann', 'canonical')).toBeNull();
    expect(faultOfSigner(state(registered, confirmed), 'Ann', 'exact')).toContain('belongs to ann');
    expect(faultOfSigner(state(registered, confirmed), 'bob', 'canonical')).toContain('belongs to ann');
    expect(faultOfSigner(state(registered, confirmed, revoked), 'ann', 'canonical')).toContain('revoked');
  });

  it('S7-6 is no principal if the key is of local mode', () => {
    expect(faultOfSigner(state(registered, confirmed), 'ann', 'principal')).toContain('belongs to');
    expect(faultOfSigner(state(ofPrincipal, confirmed), 'https://id#ann', 'principal')).toBeNull();
  });

  it('S7-6 is no other spelling of a principal, whatever the request records', () => {
    for (const comparison of ['principal', 'canonical', 'exact'] as const) {
      expect(faultOfSigner(state(ofPrincipal, confirmed), 'https://id#ann', comparison)).toBeNull();
      expect(faultOfSigner(state(ofPrincipal, confirmed), 'https://id#Ann', comparison)).toContain('belongs to');
    }
  });
});
