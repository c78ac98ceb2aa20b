import { readFileSync } from 'node:fs';
import { nodeFlags } from '#libs/process';

describe('Dockerfile', () => {
  it('runs apps on a Node with the flags that it has elsewhere', () => {
    const [, flags] = /^ENV NODE_OPTIONS="(.*)"$/m.exec(readFileSync('Dockerfile', 'utf8')) ?? [];
    expect(flags).toBe(nodeFlags.join(' '));
  });

  it('gets only flags that the environment may give', () => {
    for (const flag of nodeFlags) expect(process.allowedNodeEnvironmentFlags.has(flag)).toBe(true);
  });
});
