import { Backoff, backoffMs } from './backoff.ts';

describe('the backoff between tries', () => {
  const take = (backoff: Backoff, count: number): number[] => Array.from({ length: count }, () => backoff.next());

  it('doubles its pauses up to the longest', () => {
    expect(take(new Backoff(), 9)).toEqual([50, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
    expect(take(new Backoff({ firstMs: 100, longestMs: 250 }), 3)).toEqual([100, 200, 250]);
  });

  it('grows by the factor that it is given', () => {
    expect(take(new Backoff({ firstMs: 100, factor: 5 }), 2)).toEqual([100, 500]);
  });

  it('begins again after progress', () => {
    const backoff = new Backoff();
    take(backoff, 5);
    backoff.reset();
    expect(take(backoff, 2)).toEqual([50, 100]);
  });

  it('stays at the longest pause however often a try fails', () => {
    expect(backoffMs(1_000_000)).toBe(5_000);
  });

  it('ends a pause when the signal aborts, and rejects nothing', async () => {
    const backoff = new Backoff({ firstMs: 600_000, longestMs: 600_000 });
    const stopping = new AbortController();
    const paused = backoff.pause(stopping.signal);
    stopping.abort();
    await paused;
    await backoff.pause(stopping.signal);
  });
});
