import type { ProblemKind } from '../problem-kind.ts';

export const approvalProblems = {
  APPROVAL_EXPIRED: {
    status: 410,
    title: 'The approval has expired',
    runbook: 'stalled-executions',
    recommendedActions: ['Create a version with the same content and submit that one: a new vote begins.'],
  },
  APPROVAL_NOT_APPROVED: {
    status: 409,
    title: 'The approval request is not approved',
    runbook: 'stalled-executions',
    recommendedActions: [
      'Read the tally at GET /api/v12/approvals/{approvalRequestId}.',
      'Cast the votes that are missing.',
    ],
  },
  APPROVAL_NOT_EXPIRED: {
    status: 409,
    title: 'The approval has not expired yet',
    recommendedActions: ['Read its deadline at GET /api/v12/approvals/{approvalRequestId}.'],
  },
  APPROVAL_REQUEST_NOT_FOUND: {
    status: 404,
    title: 'There is no such approval request',
    recommendedActions: ['Check the id; the answer to the submission of the version names it.'],
  },
  INVALID_POLICY: {
    status: 422,
    title: 'No vote could ever meet this policy',
    recommendedActions: ['Give a fraction with 0 < numerator ≤ denominator that a vote can meet.'],
  },
  NO_VALIDATOR_LEFT: {
    status: 409,
    title: 'Nobody would be left to vote',
    recommendedActions: ['Name a replacementId.'],
  },
  SELF_APPROVAL: {
    status: 422,
    title: 'Whoever submits cannot be a validator',
    recommendedActions: ['Name other validators.', 'Allow it with a policy that has selfApproval: true.'],
  },
  VALIDATOR_AT_CAPACITY: {
    status: 409,
    title: 'A validator has as many open requests as they can take',
    recommendedActions: [
      'Name other validators; details.validators names those who are full.',
      'Raise the capacity at PUT /api/v12/validators/{validatorId}/capacity.',
      'Try again later: seats that an interrupted submission has taken are free again within about two minutes.',
    ],
  },
  VALIDATOR_NOT_ELIGIBLE: {
    status: 403,
    title: 'This validator has no vote on this request',
    recommendedActions: ['Vote as one of the validators of the request.'],
  },
  VOTE_CLOSED: {
    status: 409,
    title: 'The vote is closed',
    recommendedActions: ['Read the decision at GET /api/v12/approvals/{approvalRequestId}.'],
  },
} as const satisfies Record<string, ProblemKind>;
