import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { WriteModelModule } from '../write-model/write-model.module.ts';
import { CreateVersionController } from './create-version/create-version.controller.ts';
import { CreateVersionHandler } from './create-version/create-version.handler.ts';
import { ReparentVersionController } from './reparent-version/reparent-version.controller.ts';
import { ReparentVersionHandler } from './reparent-version/reparent-version.handler.ts';
import { RetireVersionController } from './retire-version/retire-version.controller.ts';
import { RetireVersionHandler } from './retire-version/retire-version.handler.ts';

/** Commands on versions. Their submission opens an approval request and belongs to that subject. */
@Module({
  imports: [CqrsModule, WriteModelModule],
  controllers: [CreateVersionController, ReparentVersionController, RetireVersionController],
  providers: [CreateVersionHandler, ReparentVersionHandler, RetireVersionHandler],
})
export class VersionCommandsModule {}
