import { Controller, Get, Inject } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Diagnosis } from '#libs/contracts';
import { identityOf, type EventStore } from '#libs/event-store';
import type { Config } from '#libs/process';
import { CONFIG, SYSTEM_DATABASE, EVENT_STORE } from '#libs/runtime';
import { checksOf, type Check } from './checks.ts';

const mostFindings = 100;

/** The first question of an operator when something is wrong. It reads the log and no read model. */
@Controller('api/v12/diagnosis')
export class DiagnoseController {
  constructor(
    @Inject(SYSTEM_DATABASE) private readonly database: Pool,
    @Inject(EVENT_STORE) private readonly eventStore: EventStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async diagnose(): Promise<Diagnosis> {
    const { database, eventStore } = this;
    const identity = identityOf(this.config.eventStoreUrl, eventStore, database);
    const checks: Diagnosis['checks'] = [];
    for (const check of checksOf({ database, eventStore, identity })) checks.push(await carriedOut(check));
    return { healthy: checks.every(({ result }) => result === 'ok'), checks };
  }
}

/** A check that fails does not prevent the others. */
async function carriedOut({ name, action, run }: Check): Promise<Diagnosis['checks'][number]> {
  try {
    const findings = await run();
    const found = findings.length > 0;
    return {
      name,
      result: found ? 'found' : 'ok',
      count: findings.length,
      findings: findings.slice(0, mostFindings),
      action: found ? action : null,
    };
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    const findings = [{ subject: name, reason }];
    return { name, result: 'failed', count: 1, findings, action: 'Look at /health/ready, and try again.' };
  }
}
