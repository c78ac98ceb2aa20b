export { ApprovalExecution, executionIdOf, type ExecuteApproval, type ExecutionResult } from './approval-execution.ts';
export { openApproval } from './open-approval.ts';
export { releaseParent } from './parent.ts';
export type { ExecutionLog } from './execution-log.ts';
