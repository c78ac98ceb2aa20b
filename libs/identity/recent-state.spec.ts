import { AccessUnavailable } from './errors.ts';
import { RecentState } from './recent-state.ts';

describe('S7-23 a state that is no older than a second', () => {
  let nowMs: number;
  let reads: number;
  let answer: () => Promise<number>;
  let recent: RecentState<number>;

  beforeEach(() => {
    nowMs = 0;
    reads = 0;
    answer = () => Promise.resolve(reads);
    recent = new RecentState(
      () => {
        reads += 1;
        return answer();
      },
      () => nowMs,
    );
  });

  it('is read once for all callers who wait', async () => {
    expect(await Promise.all([recent.get(), recent.get(), recent.get()])).toEqual([1, 1, 1]);
    nowMs = 249;
    expect(recent.get()).toBe(1);
  });

  it('is used while it is read again, and then replaced', async () => {
    await recent.get();
    nowMs = 300;
    expect(recent.get()).toBe(1);
    expect(reads).toBe(2);
    nowMs = 751;
    expect(await recent.get()).toBe(2);
    nowMs = 1_052;
    expect(await recent.get()).toBe(3);
  });

  it('is refused if the read that began in time ended too late', async () => {
    const slow = Promise.withResolvers<number>();
    answer = () => slow.promise;
    const waiting = recent.get();
    nowMs = 1_001;
    slow.resolve(1);
    await expect(waiting).rejects.toThrow(AccessUnavailable);
  });

  it('is never used after that, even if it cannot be read', async () => {
    await recent.get();
    answer = () => Promise.reject(new Error('away'));
    nowMs = 300;
    expect(recent.get()).toBe(1);
    nowMs = 751;
    await expect(recent.get()).rejects.toThrow(AccessUnavailable);
    answer = () => Promise.resolve(7);
    expect(await recent.get()).toBe(7);
  });

  it('is read again after a change in this process, whatever a read in flight answers', async () => {
    await recent.get();
    const slow = Promise.withResolvers<number>();
    answer = () => slow.promise;
    nowMs = 300;
    void recent.get();
    recent.forget();
    answer = () => Promise.resolve(9);
    expect(await recent.get()).toBe(9);
    slow.resolve(2);
    await slow.promise;
    expect(recent.get()).toBe(9);
  });
});
