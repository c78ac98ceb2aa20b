import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Plan, ReparentVersionRequest, VersionReparented } from '#libs/contracts';
import {
  assignmentOf,
  commandMetadata,
  isRefusal,
  type Parent,
  possibleParents,
  type RecordedParent,
  tokenVersionDecider,
  versionAggregate,
  versionHierarchy,
} from '#libs/domain';
import { derivedId, type TenantAggregates, type Position } from '#libs/event-store';
import { type CommandRequest, ProblemException, problemOf } from '#libs/http';
import { existingParent } from '../existing-parent.ts';
import { WriteModel } from '../../write-model/write-model.ts';

/** Gives a version another parent, or none, before it is active. Its execution checks the new parent (S7-36). */
export class ReparentVersion extends Command<VersionReparented | Plan> {
  constructor(
    readonly versionId: string,
    readonly request: ReparentVersionRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

/** How often the paths up are read again because they changed in the meantime. */
const mostRounds = 5;

@CommandHandler(ReparentVersion)
export class ReparentVersionHandler implements ICommandHandler<ReparentVersion> {
  constructor(private readonly write: WriteModel) {}

  execute({ versionId, request, requester }: ReparentVersion): Promise<VersionReparented | Plan> {
    return this.write.run(requester, async ({ aggregates, context }) => {
      const parent = await existingParent(aggregates, request);
      await requireAnotherThanPrevious(aggregates, versionId, parent);
      const command = {
        type: 'ReparentVersion',
        parent,
        reason: request.reason,
        reparentedBy: request.executedBy ?? context.actor.id,
        metadata: commandMetadata(context),
      } as const;
      const answer = (position: Position) => ({
        versionId,
        parentTokenId: request.parentTokenId ?? null,
        parentVersionId: request.parentVersionId ?? null,
        position,
      });
      for (let round = 1; ; round += 1) {
        const own = await aggregates.load(versionAggregate(versionId));
        const generation = own.state.status === 'NONE' ? 0 : own.state.parentGeneration;
        // Assigns nothing that the version would refuse. A retry goes on, because the version may have accepted it before.
        const trial = tokenVersionDecider.decide({ ...command, generation, assignmentId: null }, own.state);
        if (isRefusal(trial)) {
          if (context.retried !== true || own.state.status === 'NONE') throw problemOf(trial);
        } else if (trial.length === 0) return answer(own.position);

        const roundContext = { ...context, commandId: derivedId(context.commandId, `look:${round}`) };
        const assigned = await aggregates.handle(
          versionHierarchy,
          {
            type: 'AssignVersionParent',
            assignmentId: roundContext.commandId,
            versionId,
            parent,
            recorded: await recordedPaths(aggregates, versionId, parent),
            metadata: command.metadata,
          },
          roundContext,
        );
        const outcome =
          assigned.kind === 'refused'
            ? assigned
            : await aggregates.handle(
                versionAggregate(versionId),
                { ...command, ...assignmentOf(assigned.state, versionId, parent) },
                roundContext,
              );
        if (outcome.kind === 'decided') return answer(outcome.position);
        if (outcome.refusal.code !== 'CONCURRENT_MODIFICATION' || round === mostRounds)
          throw problemOf(outcome.refusal);
      }
    });
  }
}

/** C-22: a version that depends on its previous version would keep that one in force. */
async function requireAnotherThanPrevious(
  aggregates: TenantAggregates,
  versionId: string,
  parent: Parent | null,
): Promise<void> {
  if (parent?.kind !== 'version') return;
  const { state } = await aggregates.load(versionAggregate(versionId));
  if (state.status === 'NONE' || state.previousVersionId !== parent.id) return;
  const detail = 'must not be the previous version: a version cannot depend on the version that it replaces';
  throw new ProblemException('VALIDATION_FAILED', `parentVersionId ${detail}`, {
    errors: [{ pointer: '/parentVersionId', detail }],
  });
}

/** The recorded parents of the version and of every version on a present or possible path up from its new parent. */
async function recordedPaths(
  aggregates: TenantAggregates,
  versionId: string,
  parent: Parent | null,
): Promise<readonly RecordedParent[]> {
  const hierarchy = (await aggregates.load(versionHierarchy)).state;
  const own = await recordedParentOf(aggregates, versionId);
  const found = new Map([[versionId, own]]);
  const open = parent?.kind === 'version' ? [parent.id] : [];
  for (let above = open.pop(); above !== undefined; above = open.pop()) {
    if (found.has(above)) continue;
    const recorded = await recordedParentOf(aggregates, above);
    found.set(above, recorded);
    open.push(...possibleParents(hierarchy, recorded));
  }
  return [...found.values()];
}

async function recordedParentOf(aggregates: TenantAggregates, versionId: string): Promise<RecordedParent> {
  const { state } = await aggregates.load(versionAggregate(versionId));
  return state.status === 'NONE'
    ? { versionId, parent: null, generation: 0, abandoned: [] }
    : {
        versionId,
        parent: state.parent,
        generation: state.parentGeneration,
        abandoned: state.abandonedReparentings,
      };
}
