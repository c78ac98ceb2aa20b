import type { Arrived, Run } from '../run.ts';
import { createVersion, submit, vote, type Submission, type Voted } from './steps.ts';
import type { Workload } from './workload.ts';

/** Whole lives: a version is created and submitted, and every validator votes. Assent does the rest automatically. */
export function lives(run: Run): Workload {
  const validators = run.world.board(run.settings.validators);
  const live = async (arrived: Arrived, hot: boolean): Promise<void> => {
    const created = await createVersion(run, arrived, run.world.token(hot));
    const submission = created && (await submit(run, arrived, created.versionId, validators));
    const voted = submission === undefined ? [] : await votesOf(arrived, submission);
    if (submission !== undefined && voted.every((each) => each === 'OPEN'))
      run.wrong(`All ${voted.length} votes on ${submission.approvalRequestId} approve, but none decided the request.`);
    run.ended('life', arrived, voted.includes('APPROVED'));
  };
  const votesOf = async (arrived: Arrived, submission: Submission): Promise<readonly Voted[]> => {
    if (run.settings.votes === 'at-once')
      return Promise.all(validators.map((validator) => vote(run, arrived, submission, validator)));
    const voted: Voted[] = [];
    for (const validator of validators) voted.push(await vote(run, arrived, submission, validator));
    return voted;
  };
  return {
    operation: 'life',
    prepare: () => Promise.resolve(),
    arrive: (arrived) => live(arrived, run.random() < run.settings.hot),
  };
}
