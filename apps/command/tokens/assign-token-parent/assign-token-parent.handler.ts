import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AssignTokenParentRequest, Plan, TokenParentAssigned } from '#libs/contracts';
import { commandMetadata, parentOf, type RegisteredParent, tokenAggregate, tokenHierarchy } from '#libs/domain';
import type { TenantAggregates } from '#libs/event-store';
import { type CommandRequest, problemOf } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

/** Gives a token another parent, or none. Its future versions depend on the new parent (S7-36, S7-38). */
export class AssignTokenParent extends Command<TokenParentAssigned | Plan> {
  constructor(
    readonly tokenId: string,
    readonly request: AssignTokenParentRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

/** How often the path up is read again because it changed in the meantime. */
const mostRounds = 5;

@CommandHandler(AssignTokenParent)
export class AssignTokenParentHandler implements ICommandHandler<AssignTokenParent> {
  constructor(private readonly write: WriteModel) {}

  execute({ tokenId, request, requester }: AssignTokenParent): Promise<TokenParentAssigned | Plan> {
    return this.write.run(requester, async ({ aggregates, context }) => {
      const { parentTokenId } = request;
      for (let round = 1; ; round += 1) {
        const registered = await registeredPath(aggregates, tokenId, parentTokenId);
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
          // If nothing changed, the hierarchy's position may be older than the token's.
          const position = outcome.position > token.position ? outcome.position : token.position;
          return { tokenId, parentTokenId, position };
        }
        if (outcome.refusal.code !== 'CONCURRENT_MODIFICATION' || round === mostRounds)
          throw problemOf(outcome.refusal);
      }
    });
  }
}

/**
 * The registered parents of the token and of every token on the path up from its new parent.
 * @throws ProblemException TOKEN_NOT_FOUND
 */
async function registeredPath(
  aggregates: TenantAggregates,
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

async function registeredParentOf(aggregates: TenantAggregates, tokenId: string): Promise<string | null> {
  const { state } = await aggregates.load(tokenAggregate(tokenId));
  if (state.status === 'NONE') throw problemOf({ code: 'TOKEN_NOT_FOUND', message: `There is no token ${tokenId}.` });
  return state.parentTokenId;
}
