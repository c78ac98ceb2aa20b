import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RetireVersionRequest, VersionRetired } from '#libs/contracts';
import { commandMetadata, tokenVersionDecider, versionStream } from '#libs/domain';
import { Aggregates } from '#libs/event-store';
import { CLOCK, problemOf, type Clock, type RequestContext } from '#libs/platform';
import { commandContext } from '../command-context.ts';

export class RetireVersion extends Command<VersionRetired> {
  constructor(
    readonly versionId: string,
    readonly request: RetireVersionRequest,
    readonly requester: RequestContext,
  ) {
    super();
  }
}

@CommandHandler(RetireVersion)
export class RetireVersionHandler implements ICommandHandler<RetireVersion> {
  constructor(
    private readonly aggregates: Aggregates,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ versionId, request, requester }: RetireVersion): Promise<VersionRetired> {
    const context = commandContext(requester, this.clock);
    const outcome = await this.aggregates.handle(
      versionStream(versionId),
      tokenVersionDecider,
      { type: 'RetireVersion', reason: request.reason, metadata: commandMetadata(context) },
      context,
    );
    if (outcome.kind === 'refused') throw problemOf(outcome.refusal);
    return { versionId, status: outcome.state.status, position: outcome.position };
  }
}
