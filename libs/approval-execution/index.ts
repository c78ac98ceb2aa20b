export { ApprovalExecution } from './approval-execution.ts';
export type { ExecutionLog } from './execution-log.ts';
export type { ExecutionRequest, ExecutionResult } from './execution-result.ts';
export { explainExecution, type Blocker, type Explanation } from './explanation.ts';
export { isOpened, openApproval } from './open-approval.ts';
export { abandonUnansweredClaim, releaseClaims, releaseFormerClaims, releaseLateClaim } from './parent.ts';
export {
  abandonRollback,
  restorePreviousVersion,
  rollBackExecution,
  type RollBackExecution,
  type RollbackResult,
} from './rollback.ts';
export { retireToken, retireVersion, type Retirement, type RetirementResult } from './retirement.ts';
export { isFaultCode } from './transient-faults.ts';
export { executeUnblocked } from './unblocked.ts';
