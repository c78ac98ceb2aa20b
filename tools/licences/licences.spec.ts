import { readFileSync } from 'node:fs';
import { licenceFaults, type LockFile } from './licences.ts';

const ours = JSON.parse(readFileSync('package-lock.json', 'utf8')) as LockFile;

function faultsWith(packages: LockFile['packages']) {
  return licenceFaults({ packages: { ...ours.packages, ...packages } });
}

it('every package of the lock file has a licence of the list', () => {
  expect(licenceFaults(ours)).toEqual([]);
});

it('finds a licence that is not on the list, also of a package inside another', () => {
  expect(faultsWith({ 'node_modules/a/node_modules/@b/c': { license: 'GPL-3.0' } })).toEqual([
    '@b/c has the licence GPL-3.0.',
  ]);
});

it('finds a package without a licence', () => {
  expect(faultsWith({ 'node_modules/a': {} })).toEqual(['a has no licence.']);
});

it('finds a judged package whose licence has changed', () => {
  expect(faultsWith({ 'node_modules/caniuse-lite': { license: 'GPL-3.0' } })).toHaveLength(1);
});

it('finds a judgement that no package needs any more', () => {
  const { 'node_modules/caniuse-lite': _, ...packages } = ours.packages;
  expect(licenceFaults({ packages })).toEqual([expect.stringMatching(/^caniuse-lite is judged/)]);
});
