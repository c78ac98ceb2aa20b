import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CreateVersionRequest, VersionCreated, Plan } from '#libs/contracts';
import { commandMetadata, type Parent, parentOf, tokenAggregate, tokenHierarchy, versionAggregate } from '#libs/domain';
import { derivedId, type TenantAggregates } from '#libs/event-store';
import { type CommandRequest, problemOf } from '#libs/http';
import { existingParent } from '../existing-parent.ts';
import { WriteModel } from '../../write-model/write-model.ts';

export class CreateVersion extends Command<VersionCreated | Plan> {
  constructor(
    readonly tokenId: string,
    readonly request: CreateVersionRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(CreateVersion)
export class CreateVersionHandler implements ICommandHandler<CreateVersion> {
  constructor(private readonly write: WriteModel) {}

  execute({ tokenId, request, requester }: CreateVersion): Promise<VersionCreated | Plan> {
    return this.write.run(requester, async ({ aggregates, context, decide }) => {
      const token = await existingToken(aggregates, tokenId);
      const parent = await parentOfVersion(aggregates, tokenId, token.parentTokenId, request);
      await requirePreviousVersion(aggregates, request.previousVersionId, tokenId);

      const versionId = derivedId(context.commandId, 'version');
      const outcome = await decide(versionAggregate(versionId), {
        type: 'CreateVersion',
        versionId,
        tokenId,
        content: request.content,
        parent,
        previousVersionId: request.previousVersionId ?? null,
        amount: request.amount,
        recipient: request.recipient,
        issuerAccountId: token.issuerAccountId,
        metadata: commandMetadata(context),
      });
      return { versionId, tokenId, status: outcome.state.status, position: outcome.position };
    });
  }
}

async function existingToken(aggregates: TenantAggregates, tokenId: string) {
  const { state } = await aggregates.load(tokenAggregate(tokenId));
  if (state.status === 'NONE') throw problemOf({ code: 'TOKEN_NOT_FOUND', message: `There is no token ${tokenId}.` });
  if (state.status === 'RETIRED') throw problemOf({ code: 'TOKEN_RETIRED', message: `Token ${tokenId} is retired.` });
  return state;
}

/** The requested parent, or else the parent of the version's token. */
async function parentOfVersion(
  aggregates: TenantAggregates,
  tokenId: string,
  registeredParent: string | null,
  request: CreateVersionRequest,
): Promise<Parent | null> {
  if (request.parentTokenId !== undefined || request.parentVersionId !== undefined) {
    return existingParent(aggregates, request);
  }
  const hierarchy = await aggregates.load(tokenHierarchy);
  const inherited = parentOf(hierarchy.state, tokenId, registeredParent);
  return inherited === null ? null : { kind: 'token', id: inherited };
}

async function requirePreviousVersion(
  aggregates: TenantAggregates,
  previousVersionId: string | undefined,
  tokenId: string,
): Promise<void> {
  if (previousVersionId === undefined) return;
  const { state } = await aggregates.load(versionAggregate(previousVersionId));
  // A version of another token is not a version of this one.
  if (state.status === 'NONE' || state.tokenId !== tokenId) {
    throw problemOf({
      code: 'VERSION_NOT_FOUND',
      message: `Token ${tokenId} has no previous version ${previousVersionId}.`,
    });
  }
}
