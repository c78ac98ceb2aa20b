export { ApprovalExecution } from './approval-execution.ts';
export type { ExecutionLog } from './execution-log.ts';
export type { ExecuteApproval, ExecutionResult } from './execution-result.ts';
export { executionIdOf } from './linked-approval.ts';
export { openApproval } from './open-approval.ts';
export { releaseParent } from './parent.ts';
