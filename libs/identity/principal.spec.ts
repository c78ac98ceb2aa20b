import { faultOfPrincipal, principalId } from './principal.ts';

describe('DESIGN-11 the id of a principal', () => {
  const issuer = 'https://id.example.com/realms/a';

  it('is one that somebody can have who signs in at the issuer', () => {
    for (const subject of ['ann', 'a#b', 'auth0|5f7c', 'Ann@example.com']) {
      expect(faultOfPrincipal(principalId(issuer, subject) ?? '', issuer)).toBeUndefined();
    }
  });

  it.each([
    ['a display name', 'ann'],
    ['no subject', `${issuer}#`],
    ['the issuer alone', issuer],
    ['another issuer', 'https://id.example.com/realms/b#ann'],
    ['a slash too many', `${issuer}/#ann`],
    ['another spelling of the issuer', 'https://ID.example.com/realms/a#ann'],
    ['another separator', `${issuer}/ann`],
    ['a subject with a space', `${issuer}#ann smith`],
    ['too long an id', `${issuer}#${'a'.repeat(200)}`],
  ])('is not %s', (_, id) => {
    expect(faultOfPrincipal(id, issuer)).toBe(
      'must be the id of a principal who can sign in here, in the form https://id.example.com/realms/a#subject',
    );
  });

  it('S7-6 is not an API key, which is never a validator', () => {
    expect(faultOfPrincipal('urn:assent:api-key#K5ZpYq3bW8tR', issuer)).toBe(
      'must be the id of a person, not of an API key',
    );
  });
});
