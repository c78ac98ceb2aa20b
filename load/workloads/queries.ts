import type { Schemas } from '#libs/client';
import type { Arrived, Run } from '../run.ts';
import type { Submission } from './steps.ts';
import type { Workload } from './workload.ts';

/** The reads that a submitted version allows. */
const reads = ['getVersion', 'getApproval', 'getExecutionStatus', 'listExecutionAudit', 'listSettlements'] as const;
type Read = (typeof reads)[number];

type Readable = Pick<Submission, 'versionId' | 'approvalRequestId' | 'position'>;

function pathOf(read: Read, { versionId, approvalRequestId }: Readable): string {
  switch (read) {
    case 'getVersion':
      return `/api/v12/versions/${versionId}`;
    case 'getApproval':
      return `/api/v12/approvals/${approvalRequestId}?limit=10`;
    case 'getExecutionStatus':
      return `/api/v12/approval-execution/${versionId}/status`;
    case 'listExecutionAudit':
      return `/api/v12/approval-execution/${versionId}/audit`;
    case 'listSettlements':
      return `/api/v12/settlements?versionId=${versionId}`;
  }
}

/** Reads choose among this many of the newest submissions. */
const kept = 10_000;

/** Reads of submitted versions, each with the position of the submission: the read must see that write (N2). */
export class Reads {
  readonly #run: Run;
  readonly #known: Readable[] = [];
  #next = 0;

  constructor(run: Run) {
    this.#run = run;
  }

  add(readable: Readable): void {
    this.#known[this.#next % kept] = readable;
    this.#next += 1;
  }

  read(arrived: Arrived): Promise<void> | undefined {
    const { random } = this.#run;
    const [which, what] = [random(), random()];
    const readable = this.#known[Math.floor(which * this.#known.length)];
    const read = reads[Math.floor(what * reads.length)];
    return readable && read && this.#send(arrived, readable, read);
  }

  async #send(arrived: Arrived, readable: Readable, read: Read): Promise<void> {
    const path = pathOf(read, readable);
    const { outcome, answer } = await this.#run.get(read, arrived, path, readable.position, arrived.meantAt);
    if (outcome === 'done' && read === 'getVersion') {
      const { versionId, status } = answer.body as Schemas['VersionView'];
      if (versionId !== readable.versionId || status === 'CREATED')
        this.#run.wrong(
          `A read of version ${readable.versionId} after its submission returned ${versionId} with status ${status}.`,
        );
    }
  }
}

/** Queries alone, of versions that were submitted before the load. */
export function queries(run: Run): Workload {
  const { world, settings } = run;
  const known = new Reads(run);
  const board = world.board(settings.validators);
  const versions = 500;
  return {
    operation: 'query',
    prepare: () =>
      world.inParallel(versions, 'versions to read', async () => {
        known.add(await world.submitted(world.token(false), board, settings.tier));
      }),
    arrive: async (arrived) => {
      await known.read(arrived);
      run.ended('query', arrived, true);
    },
  };
}
