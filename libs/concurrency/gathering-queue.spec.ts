import { GatheringQueue } from './gathering-queue.ts';

describe('a gathering queue', () => {
  /** A queue whose work pauses until `goOn` is called. */
  function held(maxBatch = 100) {
    const worked: (readonly [string, ...number[]])[] = [];
    let release: (() => void)[] = [];
    const queue = new GatheringQueue<number>(maxBatch, (key, items) => {
      worked.push([key, ...items]);
      return new Promise((resolve) => release.push(resolve));
    });
    const goOn = async (): Promise<void> => {
      const waiting = release;
      release = [];
      for (const resolve of waiting) resolve();
      await new Promise(setImmediate);
    };
    return { queue, worked, goOn };
  }

  it('processes the first item immediately, and together all items that arrive meanwhile', async () => {
    const { queue, worked, goOn } = held();
    for (const item of [1, 2, 3]) queue.add('a', item);
    expect(worked).toEqual([['a', 1]]);
    await goOn();
    expect(worked).toEqual([
      ['a', 1],
      ['a', 2, 3],
    ]);
    queue.add('a', 4);
    await goOn();
    await goOn();
    queue.add('a', 5);
    expect(worked.slice(2)).toEqual([
      ['a', 4],
      ['a', 5],
    ]);
  });

  it('processes no more items together than its limit, in order of arrival', async () => {
    const { queue, worked, goOn } = held(2);
    for (let item = 0; item < 6; item += 1) queue.add('a', item);
    for (let round = 0; round < 4; round += 1) await goOn();
    expect(worked).toEqual([
      ['a', 0],
      ['a', 1, 2],
      ['a', 3, 4],
      ['a', 5],
    ]);
  });

  it('processes different keys concurrently', () => {
    const { queue, worked } = held();
    queue.add('a', 1);
    queue.add('b', 2);
    expect(worked).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });
});
