import fc from 'fast-check';
import { arrivalCount, arrivalsOf, phasesOf, shapes } from './arrivals.ts';
import { randomFrom } from './random.ts';

const never = (): number => {
  throw new Error('Fixed gaps are not drawn.');
};

describe('arrivals', () => {
  it('come at a fixed rate, to the end and without drift', () => {
    const phases = phasesOf('sustained', 1_000, 300);
    const arrivals = [...arrivalsOf(phases, 'fixed', never)];
    expect(arrivals).toHaveLength(300_000);
    expect(arrivals.slice(0, 3).map(({ atMs }) => atMs)).toEqual([0, 1, 2]);
    expect(arrivals.at(-1)?.atMs).toBe(299_999);
  });

  it('are in order, within their phases, and as many as announced, whatever the shape', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shapes),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        fc.double({ min: 0.5, max: 40, noNaN: true }),
        (shape, rate, seconds) => {
          const phases = phasesOf(shape, rate, seconds);
          const arrivals = [...arrivalsOf(phases, 'fixed', never)];
          expect(arrivals).toHaveLength(arrivalCount(phases));
          const inPlace = arrivals.filter(({ atMs, phase }, index) => {
            const startMs = phases.slice(0, phase).reduce((sum, each) => sum + each.seconds * 1_000, 0);
            const endMs = startMs + (phases[phase]?.seconds ?? 0) * 1_000;
            return atMs >= (arrivals[index - 1]?.atMs ?? 0) && atMs >= startMs && atMs < endMs;
          });
          expect(inPlace).toHaveLength(arrivals.length);
        },
      ),
    );
  });

  it('S7-5 spike ten times as high for half of the time, and are calm before and after', () => {
    expect(phasesOf('spike', 1_000, 120)).toEqual([
      { name: 'baseline', perSecond: 100, seconds: 30 },
      { name: 'spike', perSecond: 1_000, seconds: 60 },
      { name: 'recovery', perSecond: 100, seconds: 30 },
    ]);
  });

  it('come at random gaps of the same mean, the same for the same seed', () => {
    const phases = phasesOf('sustained', 100, 200);
    const drawn = (seed: number) => [...arrivalsOf(phases, 'poisson', randomFrom(seed))];
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
    const gaps = drawn(7).map(({ atMs }, index, all) => atMs - (all[index - 1]?.atMs ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
    // Of an exponential distribution both are the mean gap; twenty thousand draws come within a few per cent.
    expect(mean / 10).toBeCloseTo(1, 1);
    expect(deviation / 10).toBeCloseTo(1, 1);
  });
});
