import { isSystemic } from './systemic.ts';

interface Asked<Input, Output> {
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Work that is done for all who ask for it together: what is asked for in one turn of the event loop goes in one
 * statement, and what is asked for while all lanes are busy goes with the next one, because a round trip costs more
 * than what it carries.
 *
 * @param mostAtOnce so many go together
 * @param work answers each, in order; a fault of its own that one of them has fails no other: they are then worked on alone
 * @param lanes so many statements are under way at once
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
      if (outputs.length !== asked.length) throw new TypeError('Work that is done together answers each who asked.');
      asked.forEach(({ resolve }, index) => resolve(outputs[index] as Output));
    } catch (fault) {
      if (asked.length === 1 || isSystemic(fault)) for (const { reject } of asked) reject(fault);
      else for (const one of asked) await answer([one]);
    }
  };
  const workOff = async (): Promise<void> => {
    while (waiting.length > 0) await answer(waiting.splice(0, mostAtOnce));
    idle += 1;
  };
  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (idle === 0) return;
      idle -= 1;
      atEndOfTurn(() => void workOff());
    });
}

/** When everything has run that the present turn leads to: a tick that a settled promise asks for comes after the other promises. */
function atEndOfTurn(work: () => void): void {
  void Promise.resolve().then(() => process.nextTick(work));
}
