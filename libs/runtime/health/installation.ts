import { notRunning, reasonsNotRunning, type NotRunning } from '#libs/messaging';
import type { KnownProcess, Stuck } from '#libs/projections';
import { appNames, type AppName } from '../app/app-names.ts';

export type Status = 'UP' | 'DOWN';

interface AppHealth {
  readonly status: Status;
  readonly reason?: string;
  /** The time of the last heartbeat, if heartbeats are missing. ISO 8601. */
  readonly since?: string;
}

interface ProcessHealth {
  readonly apps: readonly string[];
  readonly host: string;
  readonly pid: number;
  readonly status: Status;
  readonly startedAt: string;
  readonly lastBeatAt: string;
  readonly stuck?: readonly Stuck[];
}

/** All processes on one database, by their heartbeats. */
export interface Installation {
  readonly apps: Readonly<Record<AppName, AppHealth>>;
  readonly processes: readonly ProcessHealth[];
  /** The processors and consumer groups that no process runs. */
  readonly notRunning: readonly (NotRunning & { readonly reason: string })[];
}

/** @param processors the processors that have a checkpoint */
export function installationOf(processes: readonly KnownProcess[], processors: readonly string[]): Installation {
  return {
    apps: Object.fromEntries(appNames.map((app) => [app, healthOf(app, processes)])) as Installation['apps'],
    processes: processes.map((each) => {
      const { apps, host, pid, startedAt, lastBeatAt, stuck } = each;
      const status = works(each) ? 'UP' : 'DOWN';
      return { apps, host, pid, status, startedAt, lastBeatAt, ...(stuck.length > 0 && { stuck }) };
    }),
    notRunning: notRunning(processors, processes).map((each) => ({ ...each, reason: reasonsNotRunning[each.code] })),
  };
}

/** An app is UP if one of its processes is. */
function healthOf(app: AppName, processes: readonly KnownProcess[]): AppHealth {
  const own = processes.filter(({ apps }) => apps.includes(app));
  if (own.some(works)) return { status: 'UP' };
  const stuck = own.filter(({ isHeard }) => isHeard).flatMap((each) => each.stuck);
  if (stuck.length > 0) {
    const names = [...new Set(stuck.map(({ processor }) => processor))].join(', ');
    return { status: 'DOWN', reason: `Stuck processors: ${names}.` };
  }
  const last = own.toSorted((one, other) => one.lastBeatAt.localeCompare(other.lastBeatAt)).at(-1);
  if (last === undefined) return { status: 'DOWN', reason: 'No process runs this app.' };
  const { host, pid, lastBeatAt: since } = last;
  return { status: 'DOWN', reason: `Process ${pid} on ${host} sends no heartbeats.`, since };
}

function works({ isHeard, stuck }: KnownProcess): boolean {
  return isHeard && stuck.length === 0;
}
