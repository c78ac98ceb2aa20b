import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describeWithOwnKafka } from '../kafka/kafka.ts';
import { runChaos } from './chaos.ts';

it('npm run chaos says how to use it', async () => {
  // From the sources as they are, of which Node takes only what it can erase.
  const args = ['--disable-warning=ExperimentalWarning', 'test/chaos/main.ts', '--help'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: '' } });
  expect(stdout).toContain('npm run chaos -- [--minutes 2] [--seed N]');
});

/** To see a run again, or a longer one: npm run chaos -- --seed <the seed> --minutes 2. */
const seed = Number(process.env['ASSENT_SEED'] ?? Math.floor(Math.random() * 1_000_000));

describeWithOwnKafka('chaos', () => {
  it(`DESIGN-7 loses nothing and doubles nothing while everything is killed (seed ${seed})`, async () => {
    const report = await runChaos({ seed, ms: 12_000, clients: 4, attackers: 0 });
    const { lost, doubled, violations, operations, disturbances } = report;
    expect({ lost, doubled, violations }).toEqual({ lost: [], doubled: [], violations: [] });
    expect(operations).toBeGreaterThan(0);
    expect(Object.keys(disturbances).length).toBeGreaterThan(1);
    // Seats of a submission that was interrupted are given back within two minutes.
  }, 420_000);
});
