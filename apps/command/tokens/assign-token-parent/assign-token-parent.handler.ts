import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AssignTokenParentRequest, Plan, TokenParentAssigned } from '#libs/contracts';
import { commandMetadata, parentOf, type RegisteredParent, tokenAggregate, tokenHierarchy } from '#libs/domain';
import type { Aggregates } from '#libs/event-store';
import { type CommandRequest, problemOf } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

/** Another parent, or none, for a token: its future versions depend on that one (S7-36, S7-38). */
export class AssignTokenParent extends Command<TokenParentAssigned | Plan> {
  constructor(
    readonly tokenId: string,
    readonly request: AssignTokenParentRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

/** How often the way up is looked at again when it changed meanwhile. */
const looks = 5;

@CommandHandler(AssignTokenParent)
export class AssignTokenParentHandler implements ICommandHandler<AssignTokenParent> {
  constructor(private readonly write: WriteModel) {}

  execute({ tokenId, request, requester }: AssignTokenParent): Promise<TokenParentAssigned | Plan> {
    return this.write.run(requester, async ({ aggregates, context }) => {
      const { parentTokenId } = request;
      for (let look = 1; ; look += 1) {
        const registered = await wayUp(aggregates, tokenId, parentTokenId);
        const outcome = await aggregates.handle(
          tokenHierarchy,
          {
            type: 'AssignParent',
            tokenId,
            parentTokenId,
            reason: request.reason,
            assignedBy: request.executedBy ?? context.actor.id,
            registered,
            metadata: commandMetadata(context),
          },
          context,
        );
        if (outcome.kind === 'decided') {
          const token = await aggregates.load(tokenAggregate(tokenId));
          // Nothing may have changed, and the hierarchy may be empty.
          const position = outcome.position > token.position ? outcome.position : token.position;
          return { tokenId, parentTokenId, position };
        }
        if (outcome.refusal.code !== 'CONCURRENT_MODIFICATION' || look === looks) throw problemOf(outcome.refusal);
      }
    });
  }
}

/**
 * What the token, and each one above its new parent, was registered with.
 * @throws ProblemException TOKEN_NOT_FOUND
 */
async function wayUp(
  aggregates: Aggregates,
  tokenId: string,
  parentTokenId: string | null,
): Promise<readonly RegisteredParent[]> {
  const hierarchy = (await aggregates.load(tokenHierarchy)).state;
  const found = new Map([[tokenId, await registeredParentOf(aggregates, tokenId)]]);
  for (let above = parentTokenId; above !== null && !found.has(above);) {
    found.set(above, await registeredParentOf(aggregates, above));
    above = parentOf(hierarchy, above, found.get(above) ?? null);
  }
  return [...found].map(([id, parent]) => ({ tokenId: id, parentTokenId: parent }));
}

async function registeredParentOf(aggregates: Aggregates, tokenId: string): Promise<string | null> {
  const { state } = await aggregates.load(tokenAggregate(tokenId));
  if (state.status === 'NONE') throw problemOf({ code: 'TOKEN_NOT_FOUND', message: `There is no token ${tokenId}.` });
  return state.parentTokenId;
}
