import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { timestampSchema, uuidSchema, type VersionPage, type VersionsQuery } from '#libs/contracts';
import { listCursor } from '#libs/http';
import { readModels, TokenVersionView } from '#libs/read-models';
import { FreshReads, page } from '../../reads/fresh-reads.ts';
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

const cursors = listCursor('versions', z.tuple([timestampSchema, uuidSchema]));

@QueryHandler(ListVersions)
export class ListVersionsHandler implements IQueryHandler<ListVersions> {
  constructor(private readonly reads: FreshReads) {}

  async execute({ tenantId, versionsQuery, minPosition }: ListVersions): Promise<VersionPage> {
    const { tokenId, status, rollbackRequested, limit, cursor } = versionsQuery;
    const { em } = await this.reads.read(tenantId, minPosition, [readModels.tokenVersions]);
    const versions = await page({ cursors, filters: { tokenId, status, rollbackRequested }, cursor }, (after) =>
      em.findByCursor(TokenVersionView, {
        where: {
          ...(tokenId !== undefined && { secondaryTokenId: tokenId }),
          ...(status !== undefined && { status }),
          ...(rollbackRequested !== undefined && { $and: [{ status: 'ACTIVE' }, { rollbackRequest: { $ne: null } }] }),
        },
        first: limit,
        ...after,
        orderBy: { createdAt: 'asc', id: 'asc' },
        includeCount: false,
      }),
    );
    return {
      items: versions.items.map(versionView),
      nextCursor: versions.nextCursor,
    };
  }
}
