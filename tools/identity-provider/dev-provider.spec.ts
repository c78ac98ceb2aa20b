import { execFileSync } from 'node:child_process';
import { startDevProvider } from './dev-provider.ts';

describe('the identity provider for development', () => {
  it('DESIGN-11 starts without a warning', async () => {
    const { warn } = console;
    const warnings: unknown[] = [];
    console.warn = (...warning: readonly unknown[]) => void warnings.push(...warning);
    try {
      await (await startDevProvider(0)).stop();
    } finally {
      console.warn = warn;
    }
    expect(warnings).toEqual([]);
  });
});

describe.each(['identity-provider', 'kafka'])('the tool %s', (tool) => {
  it('N13 shows its usage instead of starting', () => {
    const program = ['--conditions=source', `tools/${tool}/main.ts`, '--help'];
    expect(execFileSync(process.execPath, program, { encoding: 'utf8' })).toMatch(/^Usage: npm run (idp|kafka)\n/);
  });
});
