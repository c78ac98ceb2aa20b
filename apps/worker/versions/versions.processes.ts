import type { Processes, Tools } from '../processes.ts';
import { abandonReparentingsReactor } from './abandon-reparentings/abandon-reparentings.reactor.ts';
import { expireVersionsReactor } from './expire-versions/expire-versions.reactor.ts';

export function versionProcesses({ aggregates, clock, logger }: Tools): Processes {
  return {
    reactors: [abandonReparentingsReactor(aggregates, clock), expireVersionsReactor(aggregates, clock, logger)],
  };
}
