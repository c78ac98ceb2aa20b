import type { IdentityConfig } from '#libs/process';
import { PersonKeys } from './person-keys.ts';

const id = 'https://idp.example#Dora';

describe('the keys of a person', () => {
  it('C-24 are the id itself for a principal, so that no other principal is found', () => {
    expect(new PersonKeys({ identity: {} as IdentityConfig }).of(id)).toEqual([id]);
  });

  it('find each spelling of a display name', () => {
    expect(new PersonKeys({ identity: {} as IdentityConfig }).of('Dora')).toEqual(['Dora', 'dora']);
    expect(new PersonKeys({ identity: undefined }).of(id)).toEqual([id, id.toLowerCase()]);
    expect(new PersonKeys({ identity: undefined }).of('dora')).toEqual(['dora']);
  });
});
