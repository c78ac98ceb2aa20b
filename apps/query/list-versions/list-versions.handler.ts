import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { VersionPage, VersionsQuery } from '#libs/contracts';
import { readModels, TokenVersionView } from '#libs/read-models';
import { FreshReads, page } from '../fresh-reads.ts';
import { versionView } from '../version-view.ts';

export class ListVersions extends Query<VersionPage> {
  constructor(
    readonly versionsQuery: VersionsQuery,
    readonly minPosition: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(ListVersions)
export class ListVersionsHandler implements IQueryHandler<ListVersions> {
  constructor(private readonly reads: FreshReads) {}

  async execute({ versionsQuery, minPosition }: ListVersions): Promise<VersionPage> {
    const { tokenId, status, limit, cursor } = versionsQuery;
    const { em } = await this.reads.read(minPosition, [readModels.tokenVersions]);
    const versions = await page(() =>
      em.findByCursor(TokenVersionView, {
        where: {
          ...(tokenId !== undefined && { secondaryTokenId: tokenId }),
          ...(status !== undefined && { status }),
        },
        first: limit,
        ...(cursor !== undefined && { after: cursor }),
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
