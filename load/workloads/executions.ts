import type { Run } from '../run.ts';
import type { Request } from '../world.ts';
import { execute, vote } from './steps.ts';
import type { Workload } from './workload.ts';

/**
 * Executions alone. If the server executes automatically, no approval waits for a manual execution. An arrival is then the vote
 * that triggers the execution, on a request with one validator. Otherwise it is an execute-manual of an approved version.
 */
export function executions(run: Run): Workload {
  const { world } = run;
  const waiting: Request[] = [];
  const automatic = world.automaticExecution;
  return {
    operation: automatic ? 'castVote' : 'executeManually',
    prepare: (arrivals) =>
      world.inParallel(arrivals, automatic ? 'requests to decide' : 'approvals to execute', async (n) => {
        const token = world.token(n < arrivals * run.settings.hot);
        waiting.push(
          automatic ? await world.submitted(token, world.board(1), 'STANDARD') : await world.approved(token),
        );
      }),
    arrive: (arrived) => {
      const request = waiting.pop();
      if (request === undefined) return undefined;
      return takeEffect(run, arrived, request);
    },
  };
}

/** Makes an approval take effect, by a vote or by a manual execution. */
export async function takeEffect(run: Run, arrived: Parameters<typeof execute>[1], request: Request): Promise<void> {
  const [validator = ''] = request.validators;
  if (!run.world.automaticExecution) await execute(run, arrived, request, arrived.meantAt);
  else if ((await vote(run, arrived, request, validator, arrived.meantAt)) === 'OPEN')
    run.wrong(`The only vote on ${request.approvalRequestId} approves, but did not decide the request.`);
}
