import { Module, type DynamicModule } from '@nestjs/common';
import type { MikroORM } from '@mikro-orm/postgresql';
import { CommandModule } from '#apps/command/command.module';
import { MonitoringModule } from '#apps/monitoring/monitoring.module';
import { ProjectorModule } from '#apps/projector/projector.module';
import { QueryModule } from '#apps/query/query.module';
import { SettlementModule } from '#apps/settlement/settlement.module';
import { WorkerModule } from '#apps/worker/worker.module';
import { ApiDocsModule, PlatformModule, type Platform } from '#libs/platform';

/** All apps in one process. */
@Module({})
export class StandaloneModule {
  static of(platform: Platform, readModels: MikroORM): DynamicModule {
    return {
      module: StandaloneModule,
      imports: [
        PlatformModule.of(platform),
        ApiDocsModule,
        CommandModule.with(platform.clock),
        QueryModule.over(readModels),
        ProjectorModule,
        WorkerModule,
        SettlementModule,
        MonitoringModule,
      ],
    };
  }
}
