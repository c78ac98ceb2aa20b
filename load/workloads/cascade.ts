import type { Schemas } from '#libs/client';
import type { Arrived, Run } from '../run.ts';
import type { Request } from '../world.ts';
import { takeEffect } from './executions.ts';
import type { Workload } from './workload.ts';

/** S7-5: the children that a retirement also retires. */
const [fewestChildren, mostChildren] = [5, 10];

interface Family {
  readonly parent: string;
  readonly children: readonly string[];
}

interface Replacement {
  readonly previous: string;
  readonly request: Request;
}

/** Retirements with their children, and executions that replace a version. All versions are prepared before the load. */
export function cascade(run: Run): Workload {
  const { world, settings, ledger } = run;
  const families: Family[] = [];
  const replacements: Replacement[] = [];

  const prepareFamily = async (children: number): Promise<void> => {
    const parent = await world.active(world.token(false));
    ledger.takesEffect(parent.versionId);
    const born: string[] = [];
    for (let n = 0; n < children; n += 1) {
      const { versionId } = await world.active(world.token(false), { parentVersionId: parent.versionId });
      ledger.takesEffect(versionId);
      born.push(versionId);
    }
    families.push({ parent: parent.versionId, children: born });
  };

  const prepareReplacement = async (): Promise<void> => {
    const token = world.token(false);
    const { versionId: previous } = await world.active(token);
    ledger.takesEffect(previous);
    const more = { previousVersionId: previous };
    const request = world.automaticExecution
      ? await world.submitted(token, world.board(1), 'STANDARD', more)
      : await world.approved(token, more);
    replacements.push({ previous, request });
  };

  const retire = async (arrived: Arrived, { parent, children }: Family): Promise<void> => {
    const family = [parent, ...children];
    for (const versionId of family) ledger.endsAs(versionId, 'ACTIVE', 'RETIRED');
    const body = { reason: 'load', cascade: true };
    const path = `/api/v12/versions/${parent}/retire`;
    const { outcome, answer } = await run.post('retireVersion', arrived, path, body, arrived.meantAt);
    if (outcome !== 'done') return;
    for (const versionId of family) ledger.endsAs(versionId, 'RETIRED');
    const { cascaded } = answer.body as Schemas['VersionRetired'];
    if (new Set(cascaded).symmetricDifference(new Set(children)).size > 0)
      run.wrong(
        `${parent} has ${children.length} children, but its retirement named ${cascaded.length} other versions.`,
      );
  };

  const replace = async (arrived: Arrived, { previous, request }: Replacement): Promise<void> => {
    ledger.endsAs(previous, 'ACTIVE', 'REPLACED');
    await takeEffect(run, arrived, request);
    if (ledger.effective.has(request.versionId)) ledger.endsAs(previous, 'REPLACED');
  };

  return {
    operation: 'arrival',
    prepare: async (arrivals) => {
      // Slightly more of each than the mean, because arrivals are drawn at random.
      const enough = (share: number): number => (share === 0 ? 0 : Math.ceil(arrivals * share + 3 * arrivals ** 0.5));
      const counts = Array.from(
        { length: Math.min(arrivals, enough(1 - settings.replacements)) },
        () => fewestChildren + Math.floor(run.random() * (mostChildren - fewestChildren + 1)),
      );
      await world.inParallel(counts.length, 'families to retire', (n) => prepareFamily(counts[n] ?? fewestChildren));
      const replaced = Math.min(arrivals, enough(settings.replacements));
      await world.inParallel(replaced, 'versions to replace', prepareReplacement);
    },
    arrive: (arrived) => {
      const work =
        run.random() < settings.replacements
          ? withNext(replacements, (replacement) => replace(arrived, replacement))
          : withNext(families, (family) => retire(arrived, family));
      return work?.then(() => run.ended('arrival', arrived, true));
    },
  };
}

function withNext<T>(waiting: T[], work: (next: T) => Promise<void>): Promise<void> | undefined {
  const next = waiting.pop();
  return next === undefined ? undefined : work(next);
}
