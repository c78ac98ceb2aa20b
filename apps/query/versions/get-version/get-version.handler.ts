import { QueryHandler, Query, type IQueryHandler } from '@nestjs/cqrs';
import type { VersionView } from '#libs/contracts';
import { problemOf } from '#libs/http';
import { readModels, TokenVersionView } from '#libs/read-models';
import { FreshReads } from '../../reads/fresh-reads.ts';
import { versionView } from '../version-view.ts';

export class GetVersion extends Query<VersionView> {
  constructor(
    readonly tenantId: string,
    readonly versionId: string,
    readonly minPosition: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(GetVersion)
export class GetVersionHandler implements IQueryHandler<GetVersion> {
  constructor(private readonly reads: FreshReads) {}

  async execute({ tenantId, versionId, minPosition }: GetVersion): Promise<VersionView> {
    const reads = await this.reads.read(tenantId, minPosition, [readModels.tokenVersions]);
    const [version] = await reads.by(TokenVersionView, 'id', versionId);
    if (version === undefined)
      throw problemOf({ code: 'VERSION_NOT_FOUND', message: `There is no version ${versionId}.` });
    return versionView(version);
  }
}
