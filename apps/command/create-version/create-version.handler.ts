import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CreateVersionRequest, VersionCreated } from '#libs/contracts';
import {
  commandMetadata,
  tokenDecider,
  tokenStream,
  tokenVersionDecider,
  versionStream,
  type Parent,
} from '#libs/domain';
import { Aggregates, derivedId } from '#libs/event-store';
import { CLOCK, problemOf, type Clock, type RequestContext } from '#libs/platform';
import { commandContext } from '../command-context.ts';

export class CreateVersion extends Command<VersionCreated> {
  constructor(
    readonly tokenId: string,
    readonly request: CreateVersionRequest,
    readonly requester: RequestContext,
  ) {
    super();
  }
}

@CommandHandler(CreateVersion)
export class CreateVersionHandler implements ICommandHandler<CreateVersion> {
  constructor(
    private readonly aggregates: Aggregates,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ tokenId, request, requester }: CreateVersion): Promise<VersionCreated> {
    const context = commandContext(requester, this.clock);
    const issuerAccountId = await this.issuerAccountOf(tokenId);
    const parent = await this.existingParent(request);
    await this.requirePreviousVersion(request.previousVersionId, tokenId);

    const versionId = derivedId(context.commandId, 'version');
    const outcome = await this.aggregates.handle(
      versionStream(versionId),
      tokenVersionDecider,
      {
        type: 'CreateVersion',
        versionId,
        tokenId,
        content: request.content,
        parent,
        previousVersionId: request.previousVersionId ?? null,
        amount: request.amount,
        recipient: request.recipient,
        issuerAccountId,
        metadata: commandMetadata(context),
      },
      context,
    );
    if (outcome.kind === 'refused') throw problemOf(outcome.refusal);
    return { versionId, tokenId, status: outcome.state.status, position: outcome.position };
  }

  private async issuerAccountOf(tokenId: string): Promise<string> {
    const { state } = await this.aggregates.load(tokenStream(tokenId), tokenDecider);
    if (state.status === 'NONE') throw problemOf({ code: 'TOKEN_NOT_FOUND', message: `There is no token ${tokenId}.` });
    if (state.status === 'RETIRED') throw problemOf({ code: 'TOKEN_RETIRED', message: `Token ${tokenId} is retired.` });
    return state.issuerAccountId;
  }

  private async existingParent({ parentTokenId, parentVersionId }: CreateVersionRequest): Promise<Parent | null> {
    if (parentTokenId !== undefined) {
      const { state } = await this.aggregates.load(tokenStream(parentTokenId), tokenDecider);
      if (state.status !== 'NONE') return { kind: 'token', id: parentTokenId };
      throw problemOf({ code: 'TOKEN_NOT_FOUND', message: `There is no parent token ${parentTokenId}.` });
    }
    if (parentVersionId !== undefined) {
      const { state } = await this.aggregates.load(versionStream(parentVersionId), tokenVersionDecider);
      if (state.status !== 'NONE') return { kind: 'version', id: parentVersionId };
      throw problemOf({ code: 'VERSION_NOT_FOUND', message: `There is no parent version ${parentVersionId}.` });
    }
    return null;
  }

  private async requirePreviousVersion(previousVersionId: string | undefined, tokenId: string): Promise<void> {
    if (previousVersionId === undefined) return;
    const { state } = await this.aggregates.load(versionStream(previousVersionId), tokenVersionDecider);
    // A version of another token is none that this token has.
    if (state.status === 'NONE' || state.tokenId !== tokenId) {
      throw problemOf({
        code: 'VERSION_NOT_FOUND',
        message: `Token ${tokenId} has no previous version ${previousVersionId}.`,
      });
    }
  }
}
