import { RefusalsInTurn } from './refusals-in-turn.ts';

const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe('the refusals of a limit', () => {
  it('S7-51 are answered one in each turn of the event loop, in the order of their requests', async () => {
    const refusals = new RefusalsInTurn();
    const answered: number[] = [];
    for (const each of [1, 2, 3]) {
      refusals.add(() => {
        answered.push(each);
      });
    }
    for (const expected of [[], [1], [1, 2], [1, 2, 3], [1, 2, 3]]) {
      expect(answered).toEqual(expected);
      await nextTurn();
    }
  });

  it('S7-51 are answered also after the queue was empty', async () => {
    const refusals = new RefusalsInTurn();
    let answered = 0;
    for (const count of [1, 2]) {
      refusals.add(() => {
        answered += 1;
      });
      await nextTurn();
      expect(answered).toBe(count);
    }
  });
});
