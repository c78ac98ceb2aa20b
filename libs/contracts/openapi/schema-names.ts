import type { z } from 'zod';
import * as commands from '../command-api.ts';
import * as diagnosis from '../diagnosis-api.ts';
import * as messaging from '../messaging-api.ts';
import { problemSchema } from '../problems.ts';
import * as projections from '../projections-api.ts';
import * as queries from '../query-api.ts';

/**
 * What the document calls the schemas that are worth a name. The body and the answer of an operation
 * that have none here are called `<OperationId>Request` and `<OperationId>Response`.
 */
export const schemaNames: Readonly<Record<string, z.ZodType>> = {
  RegisterTokenRequest: commands.registerTokenSchema,
  TokenRegistered: commands.tokenRegisteredSchema,
  FundTokenRequest: commands.fundTokenSchema,
  TokenFunded: commands.tokenFundedSchema,
  CreateVersionRequest: commands.createVersionSchema,
  VersionCreated: commands.versionCreatedSchema,
  QuorumPolicy: commands.quorumPolicySchema,
  SubmitVersionRequest: commands.submitVersionSchema,
  VersionSubmitted: commands.versionSubmittedSchema,
  CastVoteRequest: commands.castVoteSchema,
  VoteCast: commands.voteCastSchema,
  ExecuteManuallyRequest: commands.executeManuallySchema,
  ExecutedManually: commands.executedManuallySchema,
  RetireRequest: commands.retireSchema,
  OperatorCommandRequest: commands.operatorCommandSchema,
  TokenChanged: commands.tokenChangedSchema,
  Plan: commands.planSchema,
  BulkExecuted: commands.bulkExecutedSchema,
  RolledBack: commands.rolledBackSchema,
  Clock: commands.clockSchema,
  VersionRetired: commands.versionRetiredSchema,
  SettlementRetried: commands.settlementRetriedSchema,
  TokenView: queries.tokenViewSchema,
  VersionPage: queries.versionPageSchema,
  Explanation: queries.explanationSchema,
  NotificationPage: queries.notificationPageSchema,
  ExecutionMetrics: queries.executionMetricsSchema,
  PendingExecutions: queries.pendingExecutionsSchema,
  VersionView: queries.versionViewSchema,
  ExecutionStatus: queries.executionStatusSchema,
  ExecutionAudit: queries.executionAuditSchema,
  ApprovalView: queries.approvalViewSchema,
  SettlementView: queries.settlementViewSchema,
  SettlementPage: queries.settlementPageSchema,
  TrialBalance: queries.trialBalanceSchema,
  DeadLetter: messaging.deadLetterSchema,
  DeadLetterPage: messaging.deadLetterPageSchema,
  Replay: messaging.replaySchema,
  ReplayCount: messaging.replayCountSchema,
  Projections: projections.projectionsSchema,
  ProjectionJob: projections.projectionJobSchema,
  ProjectionJobRequest: projections.projectionJobRequestSchema,
  Diagnosis: diagnosis.diagnosisSchema,
  Problem: problemSchema,
};
