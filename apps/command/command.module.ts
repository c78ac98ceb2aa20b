import { Module, type DynamicModule } from '@nestjs/common';
import type { Clock } from '#libs/process';
import type { App } from '#libs/runtime';
import { AccessCommandsModule } from './access/access.module.ts';
import { ApprovalCommandsModule } from './approvals/approvals.module.ts';
import { ExecutionCommandsModule } from './execution/execution.module.ts';
import { OperationCommandsModule } from './operations/operations.module.ts';
import { SettlementCommandsModule } from './settlement/settlement.module.ts';
import { SignatureCommandsModule } from './signatures/signatures.module.ts';
import { TokenCommandsModule } from './tokens/tokens.module.ts';
import { VersionCommandsModule } from './versions/versions.module.ts';

export { challengeMigrations } from './signatures/challenges/challenges.ts';

/** The HTTP write API. Each use case decides on an aggregate and answers with the position that it reached. */
@Module({
  imports: [
    TokenCommandsModule,
    VersionCommandsModule,
    ApprovalCommandsModule,
    SignatureCommandsModule,
    ExecutionCommandsModule,
    SettlementCommandsModule,
    AccessCommandsModule,
  ],
})
export class CommandModule {
  static with(clock: Clock): DynamicModule {
    return { module: CommandModule, imports: [OperationCommandsModule.with(clock)] };
  }
}

export const command: App = { name: 'command', modules: ({ clock }) => [CommandModule.with(clock)] };
