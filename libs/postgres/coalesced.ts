import { isSystemic } from './systemic.ts';

interface Asked<Input, Output> {
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Combines concurrent calls into batches, because a round trip costs more than what it carries. Calls of one turn of the
 * event loop form a batch. Calls that arrive while all lanes are busy wait for the next batch.
 *
 * @param mostAtOnce the largest batch
 * @param work returns one output per input, in order. If it fails because of one input, each input is retried alone, so
 *   that a bad input fails no other call
 * @param lanes how many batches may be in flight
 */
export function coalesced<Input, Output>(
  mostAtOnce: number,
  work: (inputs: readonly Input[]) => Promise<readonly Output[]>,
  lanes = 1,
): (input: Input) => Promise<Output> {
  const waiting: Asked<Input, Output>[] = [];
  let idle = lanes;

  const answer = async (asked: readonly Asked<Input, Output>[]): Promise<void> => {
    try {
      const outputs = await work(asked.map(({ input }) => input));
      if (outputs.length !== asked.length)
        throw new TypeError(
          `Coalesced work returned ${outputs.length} outputs for ${asked.length} inputs. Return one output per input.`,
        );
      asked.forEach(({ resolve }, index) => resolve(outputs[index] as Output));
    } catch (fault) {
      if (asked.length === 1 || isSystemic(fault)) for (const { reject } of asked) reject(fault);
      else for (const one of asked) await answer([one]);
    }
  };
  const drain = async (): Promise<void> => {
    while (waiting.length > 0) await answer(waiting.splice(0, mostAtOnce));
    idle += 1;
  };
  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (idle === 0) return;
      idle -= 1;
      atEndOfTurn(() => void drain());
    });
}

/**
 * As {@link coalesced}, with batches of their own for each key, such as a tenant.
 * @param work as there, for the inputs of one key
 */
export function coalescedPer<Input, Output>(
  mostAtOnce: number,
  work: (key: string, inputs: readonly Input[]) => Promise<readonly Output[]>,
  lanes = 1,
): (key: string, input: Input) => Promise<Output> {
  /** Only of keys with calls in progress. */
  const batches = new Map<string, { readonly call: (input: Input) => Promise<Output>; calls: number }>();
  return async (key, input) => {
    let batch = batches.get(key);
    if (batch === undefined) {
      batch = { call: coalesced(mostAtOnce, (inputs: readonly Input[]) => work(key, inputs), lanes), calls: 0 };
      batches.set(key, batch);
    }
    batch.calls += 1;
    try {
      return await batch.call(input);
    } finally {
      batch.calls -= 1;
      if (batch.calls === 0) batches.delete(key);
    }
  };
}

/** Runs after all promise callbacks of this turn: Node runs a tick that a promise callback requested once none is left. */
function atEndOfTurn(work: () => void): void {
  void Promise.resolve().then(() => process.nextTick(work));
}
