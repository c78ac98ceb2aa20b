import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { issueStatementSchema, uuidSchema, type IssueStatementRequest, type StatementIssued } from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { IssueStatement } from './issue-statement.handler.ts';

@Controller('api/v12/approvals/:approvalRequestId/statements')
export class IssueStatementController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  issue(
    @Param('approvalRequestId', { schema: uuidSchema }) approvalRequestId: string,
    @Body({ schema: issueStatementSchema }) request: IssueStatementRequest,
    @Requester() requester: CommandRequest,
  ): Promise<StatementIssued> {
    return this.commands.execute(new IssueStatement(approvalRequestId, request, requester));
  }
}
