import type { Run } from '../run.ts';
import { cascade } from './cascade.ts';
import { executions } from './executions.ts';
import { lives } from './lives.ts';
import { mixed } from './mixed.ts';
import { queries } from './queries.ts';
import { submissions } from './submissions.ts';
import { votes } from './votes.ts';
import type { Workload } from './workload.ts';

const ofSubject = { lives, submissions, votes, executions, queries } as const;

export function workloadOf(run: Run): Workload {
  const { shape, of } = run.settings;
  switch (shape) {
    case 'mixed':
      return mixed(run);
    case 'cascade':
      return cascade(run);
    case 'sustained':
    case 'spike':
      return ofSubject[of](run);
  }
}
