import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { Pool } from 'pg';
import { trialBalanceQuerySchema, type TrialBalance, type TrialBalanceQuery } from '#libs/contracts';
import { DATABASE } from '#libs/platform';
import { trialBalance } from '../books/books.ts';

/** What every account holds, by the account's name, and the sum of all of them. */
@Controller('api/v12/books/trial-balance')
export class GetTrialBalanceController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  get(@Query({ schema: trialBalanceQuerySchema }) { limit, cursor }: TrialBalanceQuery): Promise<TrialBalance> {
    return trialBalance(this.database, { limit, after: cursor ?? '' });
  }
}
