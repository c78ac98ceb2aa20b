import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describeWithOwnKafka } from '../kafka/kafka.ts';
import { runChaos } from './chaos.ts';
import { chaosTenants } from './people.ts';

it('npm run chaos prints its usage', async () => {
  // Runs the TypeScript sources directly, so they may use only syntax that Node can erase.
  const args = ['--disable-warning=ExperimentalWarning', 'test/chaos/main.ts', '--help'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: '' } });
  expect(stdout).toContain('npm run chaos -- [--minutes 2] [--seed N]');
});

/** To repeat or prolong a run: npm run chaos -- --seed <the seed> --minutes 2. */
const seed = Number(process.env['ASSENT_SEED'] ?? Math.floor(Math.random() * 1_000_000));

describeWithOwnKafka('chaos', () => {
  it(`DESIGN-7 C-30 loses, duplicates and mixes up nothing of two tenants while processes are killed (seed ${seed})`, async () => {
    const report = await runChaos({ seed, ms: 12_000, clients: 4, attackers: 0 });
    const { lost, doubled, violations, operationsOf, disturbances } = report;
    expect({ lost, doubled, violations }).toEqual({ lost: [], doubled: [], violations: [] });
    for (const tenant of chaosTenants) expect(operationsOf[tenant]).toBeGreaterThan(1);
    expect(Object.keys(disturbances).length).toBeGreaterThan(1);
    // An interrupted submission releases its seats within two minutes.
  }, 420_000);
});
