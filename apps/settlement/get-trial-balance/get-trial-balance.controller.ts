import { Controller, Get, Inject, Query } from '@nestjs/common';
import { trialBalanceQuerySchema, type TrialBalance, type TrialBalanceQuery } from '#libs/contracts';
import { listCursor, MinPosition, placeTextSchema, TenantId } from '#libs/http';
import type { TenantDatabase } from '#libs/postgres';
import { TENANT_DATABASE } from '#libs/runtime';
import { trialBalance } from '../books/books.ts';
import { BooksProgress } from './books-progress.ts';

const cursors = listCursor('trial-balance', placeTextSchema);

/** Lists the balances of the tenant's accounts by name, with the sum over all of them. */
@Controller('api/v12/books/trial-balance')
export class GetTrialBalanceController {
  constructor(
    @Inject(TENANT_DATABASE) private readonly tenants: TenantDatabase,
    private readonly progress: BooksProgress,
  ) {}

  @Get()
  async get(
    @TenantId() tenantId: string,
    @Query({ schema: trialBalanceQuerySchema }) { limit, cursor, prefix }: TrialBalanceQuery,
    @MinPosition() minPosition: string | undefined,
  ): Promise<TrialBalance> {
    const after = cursors.read(cursor, { prefix });
    if (minPosition !== undefined) await this.progress.reach(minPosition);
    const { next, ...page } = await trialBalance(this.tenants.of(tenantId), { limit, prefix, after });
    return { ...page, nextCursor: next === undefined ? null : cursors.write(next, { prefix }) };
  }
}
