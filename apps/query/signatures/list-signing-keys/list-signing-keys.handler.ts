import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { timestampSchema, type SigningKeyPage, type SigningKeysQuery } from '#libs/contracts';
import { listCursor } from '#libs/http';
import { readModels, SigningKeyView } from '#libs/read-models';
import { FreshReads, page } from '../../reads/fresh-reads.ts';
import { PersonKeys } from '../../reads/person-keys.ts';

export class ListSigningKeys extends Query<SigningKeyPage> {
  constructor(
    readonly tenantId: string,
    readonly signingKeysQuery: SigningKeysQuery,
    readonly minPosition: string | undefined,
  ) {
    super();
  }
}

const cursors = listCursor('signing-keys', z.tuple([timestampSchema, z.string()]));

@QueryHandler(ListSigningKeys)
export class ListSigningKeysHandler implements IQueryHandler<ListSigningKeys> {
  constructor(
    private readonly reads: FreshReads,
    private readonly persons: PersonKeys,
  ) {}

  async execute({ tenantId, signingKeysQuery, minPosition }: ListSigningKeys): Promise<SigningKeyPage> {
    const { validatorId, status, limit, cursor } = signingKeysQuery;
    const { em } = await this.reads.read(tenantId, minPosition, [readModels.signingKeys]);
    const { items, nextCursor } = await page({ cursors, filters: { validatorId, status }, cursor }, (after) =>
      em.findByCursor(SigningKeyView, {
        where: {
          ...(validatorId !== undefined && { principalKey: [...this.persons.of(validatorId)] }),
          ...(status !== undefined && { status }),
        },
        first: limit,
        ...after,
        orderBy: { registeredAt: 'asc', stream: 'asc' },
        includeCount: false,
      }),
    );
    return {
      items: items.map(({ keyId, principal, kind, publicKey, ...key }) => ({
        keyId,
        principal,
        kind,
        status: key.status,
        publicKey,
        passkey: key.passkey ?? null,
        registeredAt: key.registeredAt.toISOString(),
        confirmedBy: key.confirmedBy ?? null,
        confirmedAt: key.confirmedAt?.toISOString() ?? null,
        revokedBy: key.revokedBy ?? null,
        revokedAt: key.revokedAt?.toISOString() ?? null,
      })),
      nextCursor,
    };
  }
}
