import { forEachInSequence } from './sequences.ts';

/** `a1` is the first item of sequence a; `!` has no sequence. */
const sequenceOf = (item: string): string | undefined => (item === '!' ? undefined : item[0]);

describe('items in sequences', () => {
  /** Work on each item lasts until the test ends it. */
  function watched(items: readonly string[]) {
    const begun: string[] = [];
    const ends = new Map<string, PromiseWithResolvers<undefined>>();
    const all = forEachInSequence(items, sequenceOf, async (item) => {
      begun.push(item);
      const end = Promise.withResolvers<undefined>();
      ends.set(item, end);
      await end.promise;
    });
    const finish = async (act: (end: PromiseWithResolvers<undefined> | undefined) => void, item: string) => {
      act(ends.get(item));
      // All work that may start has started by the end of this turn of the event loop.
      await new Promise((resolve) => setImmediate(resolve));
    };
    return {
      begun,
      all,
      end: (item: string) => finish((end) => end?.resolve(undefined), item),
      fail: (item: string) => finish((end) => end?.reject(new Error(item)), item),
    };
  }

  it('start concurrently in different sequences, and one after another within a sequence', async () => {
    const { begun, all, end } = watched(['a1', 'a2', 'b1']);
    expect(begun).toEqual(['a1', 'b1']);
    await end('a1');
    expect(begun).toEqual(['a1', 'b1', 'a2']);
    await end('a2');
    await end('b1');
    await all;
  });

  it('wait for an item without a sequence, which waits for all before it', async () => {
    const { begun, all, end } = watched(['a1', 'b1', '!', 'a2']);
    await end('a1');
    expect(begun).toEqual(['a1', 'b1']);
    await end('b1');
    expect(begun).toEqual(['a1', 'b1', '!']);
    await end('!');
    expect(begun).toEqual(['a1', 'b1', '!', 'a2']);
    await end('a2');
    await all;
  });

  it('stop at the first fault once all started work has ended, and start nothing behind it', async () => {
    const { begun, all, end, fail } = watched(['a1', 'a2', 'b1', '!']);
    const ended = expect(all).rejects.toThrow('a1');
    await fail('a1');
    await end('b1');
    await ended;
    expect(begun).toEqual(['a1', 'b1']);
  });
});
