import { faultsOf, hintOn } from './commit-message.ts';

const good = { hash: '0', subject: 'Share one size-bounded cache', body: 'Two caches kept the same states.' };

describe('faultsOf', () => {
  it('finds nothing in an imperative of 72 characters with a body', () => {
    expect(faultsOf({ ...good, subject: `Share ${'x'.repeat(66)}` })).toEqual([]);
  });

  it.each([
    ['a subject of 73 characters', { subject: `Share ${'x'.repeat(67)}` }, '73 characters'],
    ['a full stop', { subject: 'Share one cache.' }, 'full stop'],
    ['a small letter', { subject: 'share one cache' }, 'small letter'],
    ['no body', { body: '\n' }, 'no body'],
  ])('finds %s', (_, part, fault) => {
    expect(faultsOf({ ...good, ...part })).toEqual([expect.stringMatching(fault)]);
  });

  it('allows the subject of a revert, which git writes, to be longer, and asks it for a reason', () => {
    const subject = `Revert "Share ${'x'.repeat(66)}"`;
    expect(faultsOf({ ...good, subject })).toEqual([]);
    expect(faultsOf({ ...good, subject, body: '' })).toHaveLength(1);
  });
});

describe('hintOn', () => {
  it.each(['Add', 'Pass', 'Focus', 'Need', 'Feed', 'Bring', 'Use', 'Reset', 'Share'])('has none on "%s …"', (verb) => {
    expect(hintOn({ ...good, subject: `${verb} one cache` })).toBeUndefined();
  });

  it.each(['Added', 'Adds', 'Adding', 'The', 'What', 'Caches'])('has one on "%s …"', (word) => {
    expect(hintOn({ ...good, subject: `${word} one cache` })).toMatch(`"${word}"`);
  });
});
