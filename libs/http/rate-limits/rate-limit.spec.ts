import fc from 'fast-check';
import { RateLimit } from './rate-limit.ts';

describe('a rate limit', () => {
  let nowMs = 0;
  const limitOf = (perSecond: number) => new RateLimit('principal', perSecond, () => nowMs);
  const take = (limit: RateLimit, key = 'ann', weight = 1): boolean => {
    if (limit.quote(key, weight).retryAfterSeconds > 0) return false;
    limit.charge(key, weight);
    return true;
  };
  const admitted = (limit: RateLimit, tries: number, key?: string, weight?: number): number =>
    Array.from({ length: tries }, () => take(limit, key, weight)).filter(Boolean).length;

  it('S7-51 admits the units of a quarter of a second at once, and then one unit at a time', () => {
    const limit = limitOf(400);
    expect(admitted(limit, 500)).toBe(100);
    nowMs += 5;
    expect(admitted(limit, 500)).toBe(2);
    nowMs += 60_000;
    expect(admitted(limit, 500)).toBe(100);
  });

  it.each([
    [40, 20],
    [20, 20],
    [2, 2],
  ])('S7-51 admits at a limit of %i a second %i at once', (perSecond, atOnce) => {
    expect(admitted(limitOf(perSecond), 50)).toBe(atOnce);
  });

  it('S7-51 admits the units of one second at once where the limit is low, and then one unit at a time', () => {
    const limit = limitOf(10);
    expect(admitted(limit, 50)).toBe(10);
    nowMs += 100;
    expect(admitted(limit, 50)).toBe(1);
    nowMs += 60_000;
    expect(admitted(limit, 50)).toBe(10);
  });

  it('S7-51 counts every key by itself', () => {
    const limit = limitOf(10);
    expect(admitted(limit, 50, 'ann')).toBe(10);
    expect(admitted(limit, 50, 'bob')).toBe(10);
  });

  it('S7-51 counts a weight as so many units, and admits one that exceeds the limit after a rest', () => {
    expect(admitted(limitOf(10), 50, 'ann', 5)).toBe(2);
    const limit = limitOf(10);
    expect(take(limit, 'ann', 100)).toBe(true);
    nowMs += 999;
    expect(take(limit, 'ann', 100)).toBe(false);
    nowMs += 1;
    expect(take(limit, 'ann', 100)).toBe(true);
  });

  it('S7-51 charges a weight that exceeds the burst as a whole', () => {
    const limit = limitOf(400);
    expect(take(limit, 'ann', 200)).toBe(true);
    nowMs += 499;
    expect(take(limit, 'ann', 200)).toBe(false);
    expect(admitted(limit, 200)).toBe(99);
  });

  it('S7-51 says what remains and when to try again', () => {
    const limit = limitOf(10);
    limit.charge('ann', 4);
    expect(limit.quote('ann', 1)).toEqual({
      policy: 'principal',
      perSecond: 10,
      remaining: 5,
      resetSeconds: 1,
      retryAfterSeconds: 0,
    });
    expect(limit.quote('ann', 7)).toMatchObject({ remaining: 0, resetSeconds: 2, retryAfterSeconds: 1 });
  });

  it('S7-51 never admits more than the limit and one burst, whatever the times and weights', () => {
    const requests = fc.array(fc.record({ afterMs: fc.nat(300), weight: fc.integer({ min: 1, max: 20 }) }));
    fc.assert(
      fc.property(requests, (all) => {
        const limit = limitOf(20);
        const startedMs = nowMs;
        let units = 0;
        for (const { afterMs, weight } of all) {
          nowMs += afterMs;
          if (take(limit, 'ann', weight)) units += weight;
        }
        // A millionth for the rounding of sums of floats.
        expect(units).toBeLessThanOrEqual(((nowMs - startedMs) / 1_000) * 20 + 20 + 1e-6);
      }),
    );
  });
});
