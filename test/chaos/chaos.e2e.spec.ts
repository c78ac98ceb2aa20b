import { describeWithKafka } from '../kafka/kafka.ts';
import { runChaos } from './chaos.ts';

/** To see a run again, or a longer one: npm run chaos -- --seed <the seed> --minutes 2. */
const seed = Number(process.env['ASSENT_SEED'] ?? Math.floor(Math.random() * 1_000_000));

describeWithKafka('chaos', () => {
  it(`DESIGN-7 loses nothing and doubles nothing while everything is killed (seed ${seed})`, async () => {
    const report = await runChaos({ seed, ms: 12_000, clients: 4 });
    const { lost, doubled, violations, operations, disturbances } = report;
    expect({ lost, doubled, violations }).toEqual({ lost: [], doubled: [], violations: [] });
    expect(operations).toBeGreaterThan(0);
    expect(Object.keys(disturbances).length).toBeGreaterThan(1);
  }, 300_000);
});
