import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { WriteModelModule } from '../write-model/write-model.module.ts';
import { BulkExecuteController } from './bulk-execute/bulk-execute.controller.ts';
import { BulkExecuteHandler } from './bulk-execute/bulk-execute.handler.ts';
import { ExecuteManuallyController } from './execute-manually/execute-manually.controller.ts';
import { ExecuteManuallyHandler } from './execute-manually/execute-manually.handler.ts';
import { ExplainExecutionController } from './explain-execution/explain-execution.controller.ts';
import { ExplainExecutionHandler } from './explain-execution/explain-execution.handler.ts';
import { PlaceHoldController } from './place-hold/place-hold.controller.ts';
import { PlaceHoldHandler } from './place-hold/place-hold.handler.ts';
import { ReleaseHoldController } from './release-hold/release-hold.controller.ts';
import { ReleaseHoldHandler } from './release-hold/release-hold.handler.ts';
import { RollBackController } from './roll-back/roll-back.controller.ts';
import { RollBackHandler } from './roll-back/roll-back.handler.ts';

/** Commands on the execution of approvals, and its explanation. */
@Module({
  imports: [CqrsModule, WriteModelModule],
  controllers: [
    BulkExecuteController,
    ExecuteManuallyController,
    ExplainExecutionController,
    PlaceHoldController,
    ReleaseHoldController,
    RollBackController,
  ],
  providers: [
    BulkExecuteHandler,
    ExecuteManuallyHandler,
    ExplainExecutionHandler,
    PlaceHoldHandler,
    ReleaseHoldHandler,
    RollBackHandler,
  ],
})
export class ExecutionCommandsModule {}
