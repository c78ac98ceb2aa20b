import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startLocalKeycloak } from './local-keycloak.ts';

/** Runs the tests of sign-in against a Keycloak that is started for them. */
async function main(): Promise<void> {
  const started = Date.now();
  process.stdout.write('Starting Keycloak …\n');
  const keycloak = await startLocalKeycloak('.assent/programs');
  process.stdout.write(`Keycloak is ready after ${Math.round((Date.now() - started) / 1_000)} s.\n`);
  try {
    const tests = spawn(
      process.execPath,
      ['dist/tools/test/main.js', '--testMatch=**/*.keycloak.ts', ...process.argv.slice(2)],
      {
        env: { ...process.env, TEST_KEYCLOAK: JSON.stringify(keycloak) },
        stdio: 'inherit',
      },
    );
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => tests.kill('SIGTERM'));
    const [code] = (await once(tests, 'exit')) as [number | null];
    process.exitCode = code ?? 1;
  } finally {
    await keycloak.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
