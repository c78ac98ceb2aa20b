import { command } from '#apps/command/command.module';
import { monitoring } from '#apps/monitoring/monitoring.module';
import { projector } from '#apps/projector/projector.module';
import { query } from '#apps/query/query.module';
import { settlement } from '#apps/settlement/settlement.module';
import { worker } from '#apps/worker/worker.module';
import type { App } from '#libs/runtime';

export const allApps: readonly App[] = [command, query, projector, worker, settlement, monitoring];
