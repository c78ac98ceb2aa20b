import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Plan, ReparentVersionRequest, VersionReparented } from '#libs/contracts';
import { commandMetadata, tokenVersionDecider, versionStream, type Parent } from '#libs/domain';
import { type Aggregates } from '#libs/event-store';
import { ProblemException, problemOf, type CommandRequest } from '#libs/platform';
import { existingParent } from '../existing-parent.ts';
import { WriteModel } from '../write-model.ts';

/** Another parent, or none, for a version that is not active yet: its execution is checked against that one (S7-36). */
export class ReparentVersion extends Command<VersionReparented | Plan> {
  constructor(
    readonly versionId: string,
    readonly request: ReparentVersionRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

/** A way up that is longer goes round in a circle that is not ours. */
const longestPath = 1_000;

@CommandHandler(ReparentVersion)
export class ReparentVersionHandler implements ICommandHandler<ReparentVersion> {
  constructor(private readonly write: WriteModel) {}

  execute({ versionId, request, requester }: ReparentVersion): Promise<VersionReparented | Plan> {
    return this.write.run(requester, async ({ aggregates, context }) => {
      const parent = await existingParent(aggregates, request);
      await requireAnotherThanPrevious(aggregates, versionId, parent);
      await requireNoCircle(aggregates, versionId, parent);
      const outcome = await aggregates.handle(
        versionStream(versionId),
        tokenVersionDecider,
        {
          type: 'ReparentVersion',
          parent,
          reason: request.reason,
          reparentedBy: request.executedBy ?? context.actor.id,
          metadata: commandMetadata(context),
        },
        context,
      );
      if (outcome.kind === 'refused') throw problemOf(outcome.refusal);
      return {
        versionId,
        parentTokenId: request.parentTokenId ?? null,
        parentVersionId: request.parentVersionId ?? null,
        position: outcome.position,
      };
    });
  }
}

/** C-22: a child of what it replaces would keep it in force for as long as it is active itself. */
async function requireAnotherThanPrevious(
  aggregates: Aggregates,
  versionId: string,
  parent: Parent | null,
): Promise<void> {
  if (parent?.kind !== 'version') return;
  const { state } = await aggregates.load(versionStream(versionId), tokenVersionDecider);
  if (state.status === 'NONE' || state.previousVersionId !== parent.id) return;
  const detail = 'must not be the previous version: a version cannot depend on what it replaces';
  throw new ProblemException('VALIDATION_FAILED', `parentVersionId ${detail}`, {
    errors: [{ pointer: '/parentVersionId', detail }],
  });
}

/**
 * S7-38. Two changes that close a circle together can pass each other here, but neither version can
 * become active then: each would need the other to be active first.
 */
async function requireNoCircle(aggregates: Aggregates, versionId: string, parent: Parent | null): Promise<void> {
  const path = [versionId];
  for (let above = parent; above?.kind === 'version' && path.length <= longestPath;) {
    path.push(above.id);
    if (above.id === versionId) {
      const message = `Version ${versionId} would come to depend on itself: circular dependency ${path.join(' → ')}.`;
      throw problemOf({ code: 'CIRCULAR_DEPENDENCY', message, details: { path } });
    }
    const { state } = await aggregates.load(versionStream(above.id), tokenVersionDecider);
    above = state.status === 'NONE' ? null : state.parent;
  }
}
