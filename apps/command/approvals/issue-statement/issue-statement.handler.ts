import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { IssueStatementRequest, StatementIssued } from '#libs/contracts';
import { Aggregates } from '#libs/event-store';
import type { CommandRequest } from '#libs/http';
import type { Clock } from '#libs/process';
import { CLOCK } from '#libs/runtime';
import { hashOfStatement, rulesOf } from '#libs/signatures';
import { Challenges } from '../../signatures/challenges/challenges.ts';
import { checkCriticalVote } from '../critical-vote.ts';
import { challengeOf, seatOf, statementOfVote } from '../vote-statement.ts';

/** The statement that a validator signs. Nothing is recorded until the vote is cast. */
export class IssueStatement extends Command<StatementIssued> {
  constructor(
    readonly approvalRequestId: string,
    readonly request: IssueStatementRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(IssueStatement)
export class IssueStatementHandler implements ICommandHandler<IssueStatement> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly challenges: Challenges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ approvalRequestId, request, requester }: IssueStatement): Promise<StatementIssued> {
    const { tenantId, actor } = requester.context;
    const { validatorId = actor.id, choice, reason = null } = request;
    const aggregates = this.aggregates.of(tenantId);
    // Before the vote, so that nobody signs what is then refused.
    await checkCriticalVote(aggregates, approvalRequestId, requester);
    const seat = await seatOf(aggregates, approvalRequestId, validatorId, actor);
    const now = this.clock.now().toISOString();
    const { nonce, expiresAt } = await this.challenges.issue(challengeOf(tenantId, seat), now);
    const statement = statementOfVote(tenantId, seat, { choice, reason, nonce });
    const terms = { ...seat.terms, content: { ...seat.terms.content } };
    const { policy, validators, ...others } = rulesOf(seat.request);
    const rules = { policy: { ...policy }, validators: [...validators], ...others };
    return { statement, hash: hashOfStatement(statement).toString('base64url'), terms, rules, expiresAt };
  }
}
