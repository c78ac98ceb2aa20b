import type { Run } from '../run.ts';
import { OpenRequests } from './open-requests.ts';
import type { Workload } from './workload.ts';

/** Votes on requests that were opened before the load. */
export function votes(run: Run): Workload {
  const open = new OpenRequests(run);
  return {
    operation: 'castVote',
    prepare: (arrivals) => open.prepare(arrivals),
    arrive: (arrived) => open.vote(arrived, arrived.meantAt),
  };
}
