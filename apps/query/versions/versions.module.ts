import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ReadsModule } from '../reads/reads.module.ts';
import { GetVersionController } from './get-version/get-version.controller.ts';
import { GetVersionHandler } from './get-version/get-version.handler.ts';
import { ListVersionsController } from './list-versions/list-versions.controller.ts';
import { ListVersionsHandler } from './list-versions/list-versions.handler.ts';

/** The current state of versions. */
@Module({
  imports: [CqrsModule, ReadsModule],
  controllers: [GetVersionController, ListVersionsController],
  providers: [GetVersionHandler, ListVersionsHandler],
})
export class VersionQueriesModule {}
