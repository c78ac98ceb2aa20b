import type { Run } from '../run.ts';
import type { Request } from '../world.ts';
import { execute, vote } from './steps.ts';
import type { Workload } from './workload.ts';

/**
 * Executions alone. Where the server executes by itself, an approval cannot be kept waiting for us: what arrives then is the
 * vote that sets the execution off, on requests of one validator. Where it does not, execute-manual on what is approved.
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

/** Has an approval take effect, in whichever way the server leaves to us. */
export async function takeEffect(run: Run, arrived: Parameters<typeof execute>[1], request: Request): Promise<void> {
  const [validator = ''] = request.validators;
  if (!run.world.automaticExecution) await execute(run, arrived, request, arrived.meantAt);
  else if ((await vote(run, arrived, request, validator, arrived.meantAt)) === 'OPEN')
    run.wrong(`The only vote on ${request.approvalRequestId} approves, and did not decide it.`);
}
