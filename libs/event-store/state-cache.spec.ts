import { StateCache } from './state-cache.ts';
import type { Loaded } from './event-sourced.ts';
import { START } from './event-store.ts';

describe('the state cache', () => {
  const loaded = (state: unknown, revision = 0): Loaded<unknown> => ({ state, revision, position: START });
  const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `validator-${index}`);
  const request = (validators: number): unknown => ({
    validators: new Set(names(validators)),
    votes: new Map(names(validators).map((name) => [name, 'APPROVE'])),
  });
  const kept = (cache: StateCache, count: number): number[] =>
    Array.from({ length: count }, (_, index) => index).filter((index) => cache.get(`s-${index}`) !== undefined);

  it('keeps the states that were kept last, as many as there is room for', () => {
    const cache = new StateCache(10_000);
    for (let index = 0; index < 1_000; index += 1) cache.keep(`s-${index}`, loaded({ status: 'OPEN' }));
    const left = kept(cache, 1_000);
    expect(left.length).toBeGreaterThan(10);
    expect(left).toEqual(Array.from({ length: left.length }, (_, index) => 1_000 - left.length + index));
  });

  it('keeps fewer the larger they are', () => {
    const left = [3, 500].map((validators) => {
      const cache = new StateCache(2 ** 20);
      for (let index = 0; index < 2_000; index += 1) cache.keep(`s-${index}`, loaded(request(validators)));
      return kept(cache, 2_000).length;
    });
    const [small = 0, large = 0] = left;
    expect(large).toBeGreaterThan(0);
    expect(small / large).toBeGreaterThan(50);
  });

  it('keeps the last one, however large it is, and makes room when it is gone', () => {
    const cache = new StateCache(10_000);
    cache.keep('s-0', loaded({ status: 'OPEN' }));
    cache.keep('s-1', loaded(request(500)));
    expect(kept(cache, 2)).toEqual([1]);
    cache.delete('s-1');
    cache.keep('s-2', loaded({ status: 'OPEN' }));
    cache.keep('s-3', loaded({ status: 'OPEN' }));
    expect(kept(cache, 4)).toEqual([2, 3]);
  });

  it('keeps the later of two states of a stream', () => {
    const cache = new StateCache(10_000);
    cache.keep('s-0', loaded('later', 7));
    cache.keep('s-0', loaded('earlier', 6));
    expect(cache.get('s-0')).toEqual(loaded('later', 7));
  });
});
