import type { Decider } from '../decider.ts';
import { run, specificationOf, testMetadata } from './given-when-then.ts';

type Event = { readonly type: 'Counted'; readonly by: number };
type Command = { readonly type: 'Count'; readonly by: number; readonly metadata: typeof testMetadata };

const counter: Decider<number, Command, Event, { code: 'TOO_MUCH'; message: string }> = {
  initialState: 0,
  evolve: (state, { by }) => state + by,
  decide: ({ by }, state) =>
    by === 0 ? [] : state + by > 3 ? { code: 'TOO_MUCH', message: 'Three is enough.' } : [{ type: 'Counted', by }],
};

const { given } = specificationOf(counter);

describe('a specification', () => {
  it('passes for what the decider does', () => {
    given({ type: 'Counted', by: 1 }).when({ type: 'Count', by: 2 }).then({ type: 'Counted', by: 2 });
    given().when({ type: 'Count', by: 0 }).thenNothing();
    given({ type: 'Counted', by: 3 }).when({ type: 'Count', by: 1 }).thenRefused('TOO_MUCH');
  });

  it('fails for anything else', () => {
    const one = given().when({ type: 'Count', by: 1 });
    expect(() => one.then({ type: 'Counted', by: 2 })).toThrow();
    expect(() => one.then()).toThrow();
    expect(() => one.thenNothing()).toThrow();
    expect(() => one.thenRefused('TOO_MUCH')).toThrow();
  });

  it('runs commands one after the other, and refused ones change nothing', () => {
    const commands = [1, 2, 5, 0].map((by) => ({ type: 'Count' as const, by, metadata: testMetadata }));
    expect(run(counter, commands)).toEqual({
      state: 3,
      events: [
        { type: 'Counted', by: 1 },
        { type: 'Counted', by: 2 },
      ],
    });
  });
});
