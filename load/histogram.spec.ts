import fc from 'fast-check';
import { Histogram } from './histogram.ts';

const durations = fc.array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 1, maxLength: 400 });
const percents = fc.constantFrom(0, 1, 50, 90, 99, 99.9, 100);

function histogramOf(microseconds: readonly number[], bits?: number): Histogram {
  const histogram = new Histogram(bits);
  for (const each of microseconds) histogram.add(each / 1_000);
  return histogram;
}

function exactPercentile(microseconds: readonly number[], percent: number): number {
  const sorted = microseconds.toSorted((a, b) => a - b);
  return (sorted[Math.max(1, Math.ceil((percent / 100) * sorted.length)) - 1] ?? 0) / 1_000;
}

describe('the histogram', () => {
  it.each([4, 7])('is never below the exact percentile, and above it by less than one part in 2 ** %i', (bits) => {
    fc.assert(
      fc.property(durations, percents, (all, percent) => {
        const exact = exactPercentile(all, percent);
        const estimated = histogramOf(all, bits).percentile(percent);
        expect(estimated).toBeGreaterThanOrEqual(exact);
        expect(estimated).toBeLessThanOrEqual(exact * (1 + 2 ** -bits));
      }),
    );
  });

  it('knows count, maximum and mean exactly', () => {
    fc.assert(
      fc.property(durations, (all) => {
        const histogram = histogramOf(all);
        expect(histogram.count).toBe(all.length);
        expect(histogram.max).toBe(Math.max(...all) / 1_000);
        expect(histogram.mean).toBeCloseTo(all.reduce((sum, each) => sum + each, 0) / all.length / 1_000, 6);
        expect(histogram.percentile(100)).toBe(histogram.max);
      }),
    );
  });

  it('counts every duration between two limits, and once', () => {
    fc.assert(
      fc.property(durations, (all) => {
        const counts = histogramOf(all).countsBetween([1, 10, 100]);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all.length);
      }),
    );
    expect(histogramOf([500, 1_500, 5_000, 50_000, 70_000_000]).countsBetween([1, 10, 100])).toEqual([1, 2, 1, 1]);
  });

  it('takes what no clock should say', () => {
    const histogram = new Histogram();
    expect([histogram.percentile(99), histogram.mean, histogram.max]).toEqual([0, 0, 0]);
    histogram.add(-1);
    histogram.add(Number.MAX_SAFE_INTEGER);
    expect([histogram.percentile(50), histogram.count]).toEqual([0, 2]);
    expect(histogram.percentile(100)).toBeGreaterThan(3_600_000);
  });
});
