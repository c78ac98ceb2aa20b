import { readFileSync } from 'node:fs';
import { nodeFlags } from '#libs/process';

describe('Dockerfile', () => {
  it('starts Node with the same flags as every other way of starting', () => {
    const [, flags] = /^ENV NODE_OPTIONS="(.*)"$/m.exec(readFileSync('Dockerfile', 'utf8')) ?? [];
    expect(flags).toBe(nodeFlags.join(' '));
  });

  it('uses only flags that NODE_OPTIONS accepts', () => {
    for (const flag of nodeFlags) expect(process.allowedNodeEnvironmentFlags.has(flag)).toBe(true);
  });
});
