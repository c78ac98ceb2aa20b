import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { uuidSchema, type VersionPage, type VersionsQuery } from '#libs/contracts';
import { listCursor, placeTimeSchema } from '#libs/http';
import { readModels, TokenVersionView } from '#libs/read-models';
import { FreshReads } from '../../reads/fresh-reads.ts';
import { present } from '../../reads/search.ts';
import { versionView } from '../version-view.ts';

export class ListVersions extends Query<VersionPage> {
  constructor(
    readonly tenantId: string,
    readonly versionsQuery: VersionsQuery,
    readonly minPosition: string | undefined,
  ) {
    super();
  }
}

const cursors = listCursor('versions', z.tuple([placeTimeSchema, uuidSchema]));

@QueryHandler(ListVersions)
export class ListVersionsHandler implements IQueryHandler<ListVersions> {
  constructor(private readonly reads: FreshReads) {}

  async execute({ tenantId, versionsQuery, minPosition }: ListVersions): Promise<VersionPage> {
    const { tokenId, status, rollbackRequested, limit, cursor } = versionsQuery;
    const reads = await this.reads.read(tenantId, minPosition, [readModels.tokenVersions]);
    const versions = await reads.page(TokenVersionView, {
      where: [
        { secondaryTokenId: tokenId, status },
        // Only an active version can be rolled back.
        rollbackRequested === undefined ? {} : { status: 'ACTIVE', rollbackRequest: present },
      ],
      order: ['createdAt', 'id'],
      cursors,
      filters: { tokenId, status, rollbackRequested },
      cursor,
      limit,
    });
    return {
      items: versions.items.map(versionView),
      nextCursor: versions.nextCursor,
    };
  }
}
