import { operations, servedBy } from '#libs/contracts';
import type { Upstreams } from '#libs/process';
import type { Health } from '#libs/runtime';

type Name = keyof Upstreams;
type Status = Health['status'];

/** Exceeds the time in which an app detects that its database does not answer. */
const answerWithinMs = 2_500;

/** The apps that serve the API. The gateway is ready without the other apps, such as the worker. */
const needed: readonly Name[] = [...new Set(operations.map(servedBy))];

/** An app that does not answer has only a status and a reason. */
type Answer = Pick<Health, 'status'> & Partial<Health> & { readonly reason?: string };

/** The gateway's health, with the health that each app reports. */
export interface GatewayHealth extends Omit<Health, 'stuck'> {
  readonly upstreams: Readonly<Record<string, Pick<Answer, 'status' | 'checks' | 'stuck' | 'observed' | 'reason'>>>;
}

/** CV-11: the gateway is ready when it serves and every app that serves the API is ready. Asks all apps in parallel. */
export async function readinessOf(upstreams: Upstreams, isDraining: boolean): Promise<GatewayHealth> {
  const names = Object.keys(upstreams) as Name[];
  const answers = await Promise.all(names.map(async (name) => [name, await ask(name, upstreams[name])] as const));
  const statusOf = (which: (name: Name) => boolean): Record<string, Status> =>
    Object.fromEntries(answers.filter(([name]) => which(name)).map(([name, { status }]) => [name, status]));
  const checks: Record<string, Status> = {
    ...statusOf((name) => needed.includes(name)),
    serving: isDraining ? 'DOWN' : 'UP',
  };
  // All apps report the same data about the installation, because they read it from the database.
  const told = answers.map(([, answer]) => answer).find(({ processes }) => processes !== undefined);
  return {
    status: Object.values(checks).every((status) => status === 'UP') ? 'UP' : 'DOWN',
    checks,
    observed: { ...statusOf((name) => !needed.includes(name)), ...told?.observed },
    upstreams: Object.fromEntries(
      answers.map(([name, { apps: _, processes: __, notRunning: ___, ...own }]) => [name, own]),
    ),
    ...(told?.apps && { apps: told.apps }),
    ...(told?.processes && { processes: told.processes }),
    ...(told?.notRunning && { notRunning: told.notRunning }),
  };
}

async function ask(name: Name, url: string): Promise<Answer> {
  const signal = AbortSignal.timeout(answerWithinMs);
  try {
    const answer = await fetch(`${url}/health/ready`, { signal });
    return (await answer.json()) as Health;
  } catch {
    const reason = signal.aborted ? `did not answer within ${answerWithinMs / 1_000} seconds` : 'cannot be reached';
    return { status: 'DOWN', reason: `The app ${name} ${reason}.` };
  }
}
