import { forEachInKeyOrder, mapBounded } from './bounded-map.ts';

describe('a bounded map', () => {
  const turn = (): Promise<void> => new Promise(setImmediate);

  it('returns results in the order of the items, whichever ends first', async () => {
    const results = await mapBounded([3, 1, 2], async (turns) => {
      for (let each = 0; each < turns; each += 1) await turn();
      return turns * 10;
    });
    expect(results).toEqual([30, 10, 20]);
  });

  it('never works on more items at a time than its limit', async () => {
    let running = 0;
    let most = 0;
    const all = Array.from({ length: 20 }, (_, index) => index);
    await mapBounded(
      all,
      async () => {
        most = Math.max(most, (running += 1));
        await turn();
        running -= 1;
      },
      3,
    );
    expect(most).toBe(3);
  });

  it('throws the first failure after all started work has ended, and still works on the other items', async () => {
    const ended: number[] = [];
    const mapping = mapBounded(
      [1, 2, 3, 4],
      async (item) => {
        if (item === 1) throw new Error('The first item failed.');
        await turn();
        ended.push(item);
      },
      2,
    );
    await expect(mapping).rejects.toThrow('The first item failed.');
    expect(ended).toEqual([2, 3, 4]);
  });

  it('starts no more items after as many failures as its limit', async () => {
    const started: number[] = [];
    const mapping = mapBounded(
      [1, 2, 3, 4, 5],
      (item) => {
        started.push(item);
        return Promise.reject(new Error('The system is away.'));
      },
      2,
    );
    await expect(mapping).rejects.toThrow('The system is away.');
    expect(started).toEqual([1, 2]);
  });

  it('returns nothing for nothing', async () => {
    await expect(mapBounded([], () => Promise.resolve(1))).resolves.toEqual([]);
  });
});

describe('work in the order of its keys', () => {
  it('keeps the order within a key, and starts nothing behind a failure of that key', async () => {
    const done: string[] = [];
    const working = forEachInKeyOrder(
      ['a1', 'b1', 'a2', 'b2', 'a3'],
      (item) => item.charAt(0),
      (item) => {
        if (item === 'a2') return Promise.reject(new Error('a2 failed.'));
        done.push(item);
        return Promise.resolve();
      },
    );
    await expect(working).rejects.toThrow('a2 failed.');
    expect(done.filter((item) => item.startsWith('a'))).toEqual(['a1']);
    expect(done.filter((item) => item.startsWith('b'))).toEqual(['b1', 'b2']);
  });
});
