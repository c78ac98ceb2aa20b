import { coalesced } from './coalesced.ts';

describe('work that is coalesced', () => {
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

  it('is done at once for the first, and together for those who come meanwhile', async () => {
    const double = coalesced(2, twice);
    expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
    expect(worked).toEqual([[1], [2, 3], [4]]);
  });

  it('is done in several lanes side by side', async () => {
    const double = coalesced(10, twice, 2);
    expect(await Promise.all([1, 2, 3, 4, 5].map(double))).toEqual([2, 4, 6, 8, 10]);
    expect(worked).toEqual([[1], [2], [3, 5], [4]]);
  });

  it('fails nobody for a fault of someone else', async () => {
    const double = coalesced(10, twice);
    const outcomes = await Promise.allSettled([1, 2, 13, 4].map(double));
    expect(outcomes).toMatchObject([{ value: 2 }, { value: 4 }, { reason: { message: 'unlucky' } }, { value: 8 }]);
    expect(worked).toEqual([[1], [2, 13, 4], [2], [13], [4]]);
  });

  it('fails all together for a fault that passes', async () => {
    const double = coalesced(10, () => Promise.reject(new Error('Connection terminated')));
    const outcomes = await Promise.allSettled([1, 2, 3].map(double));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });
});
