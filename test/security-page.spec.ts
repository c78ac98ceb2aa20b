import { existsSync, readFileSync } from 'node:fs';

describe('docs/security.md', () => {
  const page = readFileSync('docs/security.md', 'utf8');

  it('S7-51 names an existing test for each protection', () => {
    const named = [...page.matchAll(/`((?:test|libs|apps)\/[\w./-]+)`/g)].map(([, file = '']) => file);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((file) => !existsSync(file) || !file.endsWith('.spec.ts'))).toEqual([]);
  });
});
