import { Module } from '@nestjs/common';
import { ApiDocsModule } from '#libs/http';
import type { App } from '#libs/runtime';
import { AccessQueriesModule } from './access/access.module.ts';
import { ApprovalQueriesModule } from './approvals/approvals.module.ts';
import { ExecutionQueriesModule } from './execution/execution.module.ts';
import { IdentityQueriesModule } from './identity/identity.module.ts';
import { OperationQueriesModule } from './operations/operations.module.ts';
import { SettlementQueriesModule } from './settlement/settlement.module.ts';
import { SignatureQueriesModule } from './signatures/signatures.module.ts';
import { TokenQueriesModule } from './tokens/tokens.module.ts';
import { VersionQueriesModule } from './versions/versions.module.ts';

/** The HTTP read API. It answers from the read models only. */
@Module({
  imports: [
    TokenQueriesModule,
    VersionQueriesModule,
    ApprovalQueriesModule,
    ExecutionQueriesModule,
    SettlementQueriesModule,
    SignatureQueriesModule,
    IdentityQueriesModule,
    AccessQueriesModule,
    OperationQueriesModule,
  ],
})
export class QueryModule {}

export const query: App = { name: 'query', modules: () => [ApiDocsModule, QueryModule] };
