import type { Arrived, Run } from '../run.ts';
import { createVersion, submit, type Submission } from './steps.ts';
import type { Workload } from './workload.ts';

/** Versions that are only created and submitted. */
export async function submission(run: Run, arrived: Arrived, hot: boolean): Promise<Submission | undefined> {
  const created = await createVersion(run, arrived, run.world.token(hot));
  const validators = run.world.board(run.settings.validators);
  const submitted = created && (await submit(run, arrived, created.versionId, validators));
  run.ended('submission', arrived, submitted !== undefined);
  return submitted;
}

export function submissions(run: Run): Workload {
  return {
    operation: 'submission',
    prepare: () => Promise.resolve(),
    arrive: async (arrived) => {
      await submission(run, arrived, run.random() < run.settings.hot);
    },
  };
}
