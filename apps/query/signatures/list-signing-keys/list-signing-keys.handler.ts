import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { type SigningKeyPage, type SigningKeysQuery } from '#libs/contracts';
import { listCursor, placeTextSchema, placeTimeSchema } from '#libs/http';
import { readModels, SigningKeyView } from '#libs/read-models';
import { FreshReads } from '../../reads/fresh-reads.ts';
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

const cursors = listCursor('signing-keys', z.tuple([placeTimeSchema, placeTextSchema]));

@QueryHandler(ListSigningKeys)
export class ListSigningKeysHandler implements IQueryHandler<ListSigningKeys> {
  constructor(
    private readonly reads: FreshReads,
    private readonly persons: PersonKeys,
  ) {}

  async execute({ tenantId, signingKeysQuery, minPosition }: ListSigningKeys): Promise<SigningKeyPage> {
    const { validatorId, status, limit, cursor } = signingKeysQuery;
    const reads = await this.reads.read(tenantId, minPosition, [readModels.signingKeys]);
    const { items, nextCursor } = await reads.page(SigningKeyView, {
      where: [{ principalKey: validatorId === undefined ? undefined : this.persons.of(validatorId), status }],
      order: ['registeredAt', 'stream'],
      cursors,
      filters: { validatorId, status },
      cursor,
      limit,
    });
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
