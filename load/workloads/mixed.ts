import type { Arrived, Run } from '../run.ts';
import { kinds, type Kind, type Settings } from '../settings.ts';
import { executions } from './executions.ts';
import { OpenRequests } from './open-requests.ts';
import { Reads } from './queries.ts';
import { submission } from './submissions.ts';
import type { Workload } from './workload.ts';

/** Versions for votes and reads before the first submission of the load. */
const openAtFirst = 200;

/** Submissions, votes, executions and queries, drawn by their weights (S7-5: 600, 300 and 100 a second). */
export function mixed(run: Run): Workload {
  const { settings, world } = run;
  const open = new OpenRequests(run);
  const reads = new Reads(run);
  const toExecute = executions(run);
  const submitOne = async (arrived: Arrived): Promise<void> => {
    const submitted = await submission(run, arrived, run.random() < settings.hot);
    if (submitted === undefined) return;
    open.add(submitted);
    reads.add(submitted);
  };
  const one: Readonly<Record<Kind, (arrived: Arrived) => Promise<void> | undefined>> = {
    submissions: submitOne,
    votes: (arrived) => open.vote(arrived, arrived.meantAt),
    executions: toExecute.arrive,
    queries: (arrived) => reads.read(arrived),
  };
  return {
    operation: 'arrival',
    prepare: async (arrivals) => {
      const share = (kind: Kind): number => shareOf(settings.mix, kind);
      if (share('executions') > 0) await toExecute.prepare(Math.ceil(arrivals * share('executions') * 1.1) + 10);
      // Each submission brings three votes. Only the requests for the other votes are opened before the load.
      const missing = share('votes') - share('submissions') * settings.validators;
      const votes = Math.max(Math.ceil(arrivals * missing), openAtFirst * settings.validators);
      if (share('votes') > 0) await open.prepare(Math.min(votes, Math.ceil(arrivals * share('votes')) + 1));
      if (share('queries') > 0) {
        await world.inParallel(openAtFirst / 4, 'versions to read', async () => {
          reads.add(await world.submitted(world.token(false), world.board(settings.validators), settings.tier));
        });
      }
    },
    arrive: (arrived) => {
      const work = one[draw(settings.mix, run.random())](arrived);
      return work?.then(() => run.ended('arrival', arrived, true));
    },
  };
}

function shareOf(mix: Settings['mix'], kind: Kind): number {
  return mix[kind] / Object.values(mix).reduce((sum, weight) => sum + weight, 0);
}

function draw(mix: Settings['mix'], at: number): Kind {
  let left = at;
  for (const kind of kinds) {
    left -= shareOf(mix, kind);
    if (left < 0) return kind;
  }
  return kinds.findLast((kind) => mix[kind] > 0) ?? 'submissions';
}
