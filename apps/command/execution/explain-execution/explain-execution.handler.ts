import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { explainExecution, type Explanation as Facts } from '#libs/approval-execution';
import { isProblemCode, problemKinds, type Explanation } from '#libs/contracts';
import { decisiveFailure, type ExistingVersion } from '#libs/domain';
import { Aggregates } from '#libs/event-store';
import { problemOf } from '#libs/http';
import type { Clock, Config } from '#libs/process';
import { CLOCK, CONFIG } from '#libs/runtime';

/** N1. On the write side, because it tells what the command would do now, which a read model may lag behind. */
export class ExplainExecution extends Query<Explanation> {
  constructor(
    readonly tenantId: string,
    readonly versionId: string,
  ) {
    super();
  }
}

const shownValidators = 100;

@QueryHandler(ExplainExecution)
export class ExplainExecutionHandler implements IQueryHandler<ExplainExecution> {
  constructor(
    private readonly aggregates: Aggregates,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute({ tenantId, versionId }: ExplainExecution): Promise<Explanation> {
    const now = this.clock.now();
    const facts = await explainExecution(this.aggregates.of(tenantId), versionId, now.toISOString());
    if (facts === undefined) {
      throw problemOf({ code: 'VERSION_NOT_FOUND', message: `There is no version ${versionId}.` });
    }
    const { version, approval, checks, alreadyExecuted, blockers, votesMissing, cascade, position } = facts;
    return {
      versionId,
      status: version.status,
      approvalRequestId: approvalRequestIdOf(version),
      ...verdictOf(facts),
      checks: checks.map((check) => ({ ...check })),
      deadline: deadlineOf(facts, now),
      votes:
        approval === null
          ? null
          : {
              status: approval.status,
              approve: approval.tally.approve,
              reject: approval.tally.reject,
              abstain: approval.tally.abstain,
              validators: approval.tally.eligible,
              approvalsMissing: votesMissing?.approvals ?? null,
              delegated: [...approval.delegates]
                .slice(0, shownValidators)
                .map(([validatorId, castBy]) => ({ validatorId, castBy })),
              notVoted: votesMissing?.from.slice(0, shownValidators) ?? [],
            },
      blockers: alreadyExecuted
        ? []
        : blockers.map(({ canUnblock, ...blocker }) => ({
            ...blocker,
            canUnblock: canUnblock.slice(0, shownValidators),
          })),
      cascade:
        cascade === null
          ? null
          : {
              ...cascade,
              dependents: [...cascade.dependents],
              wouldRetire: cascade.status === 'ACTIVE' && cascade.dependents.length === 0,
            },
      recommendedActions: alreadyExecuted ? [] : actionsFor(facts, versionId),
      automaticExecution: this.config.automaticExecution && !facts.leftToPersons,
      position,
    };
  }
}

/** A version that was executed answers with that. Otherwise the decisive check refuses the command. */
function verdictOf({ alreadyExecuted, checks }: Facts): Pick<Explanation, 'verdict' | 'expected'> {
  if (alreadyExecuted) return { verdict: 'ALREADY_EXECUTED', expected: { status: 200, code: null } };
  const code = decisiveFailure(checks)?.code ?? null;
  if (code === null) return { verdict: 'CAN_EXECUTE', expected: { status: 200, code: null } };
  return { verdict: 'BLOCKED', expected: { status: problemKinds[code].status, code } };
}

function deadlineOf({ version, approval }: Facts, now: Date): Explanation['deadline'] {
  if (version.status === 'CREATED') return null;
  const { votingWindowEnd, approvalExpiryDeadline } = version.submission;
  const next = approval?.status === 'OPEN' ? votingWindowEnd : approvalExpiryDeadline;
  const secondsLeft = Math.floor((Date.parse(next) - now.getTime()) / 1_000);
  return { votingWindowEnd, approvalExpiryDeadline, secondsLeft };
}

function approvalRequestIdOf(version: ExistingVersion): string | null {
  return version.status === 'CREATED' ? null : version.submission.approvalRequestId;
}

/** What to do next, with the ids in the paths. */
function actionsFor({ blockers, version }: Facts, versionId: string): string[] {
  const actions =
    blockers.length === 0
      ? ['Execute it: POST /api/v12/approval-execution/{versionId}/execute-manual.']
      : blockers.flatMap(({ code }) => (isProblemCode(code) ? problemKinds[code].recommendedActions : []));
  const ids: Readonly<Record<string, string | null>> = { versionId, approvalRequestId: approvalRequestIdOf(version) };
  return [...new Set(actions)].map((action) =>
    action.replaceAll(/\{(\w+)\}/g, (parameter, name: string) => ids[name] ?? parameter),
  );
}
