import { coalesced } from './coalesced.ts';

describe('coalesced calls', () => {
  const worked: number[][] = [];
  const twice = (inputs: readonly number[]): Promise<number[]> => {
    worked.push([...inputs]);
    return inputs.includes(13)
      ? Promise.reject(new Error('unlucky'))
      : Promise.resolve(inputs.map((input) => input * 2));
  };

  beforeEach(() => {
    worked.length = 0;
  });

  const turn = (): Promise<void> => new Promise(setImmediate);

  it('of one turn form batches of at most the given size', async () => {
    const double = coalesced(3, twice);
    expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
    expect(worked).toEqual([[1, 2, 3], [4]]);
  });

  it('form one batch when different numbers of awaits precede them in one turn', async () => {
    const double = coalesced(10, twice);
    const later = async (input: number, awaits: number): Promise<number> => {
      for (let count = 0; count < awaits; count += 1) await Promise.resolve();
      return double(input);
    };
    expect(await Promise.all([later(1, 0), later(2, 1), later(3, 5)])).toEqual([2, 4, 6]);
    expect(worked).toEqual([[1, 2, 3]]);
  });

  it('run in several lanes, and are gathered while all lanes are busy', async () => {
    const release: (() => void)[] = [];
    const double = coalesced<number, number>(
      10,
      (inputs) => new Promise<number[]>((resolve) => void release.push(() => resolve(twice(inputs)))),
      2,
    );
    const first = double(1);
    await turn();
    const others = [double(2)];
    await turn();
    others.push(double(3), double(4));
    await turn();
    expect(release).toHaveLength(2);
    release[1]?.();
    await turn();
    release[2]?.();
    expect(await Promise.all(others)).toEqual([4, 6, 8]);
    release[0]?.();
    expect(await first).toBe(2);
    expect(worked).toEqual([[2], [3, 4], [1]]);
  });

  it('do not fail because of another call of their batch', async () => {
    const double = coalesced(10, twice);
    const outcomes = await Promise.allSettled([1, 2, 13, 4].map(double));
    expect(outcomes).toMatchObject([{ value: 2 }, { value: 4 }, { reason: { message: 'unlucky' } }, { value: 8 }]);
    expect(worked).toEqual([[1, 2, 13, 4], [1], [2], [13], [4]]);
  });

  it('all fail when the database is away', async () => {
    const double = coalesced(10, () => Promise.reject(new Error('Connection terminated')));
    const outcomes = await Promise.allSettled([1, 2, 3].map(double));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });
});
