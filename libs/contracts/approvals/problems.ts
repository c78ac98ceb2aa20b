import type { ProblemKind } from '../problem-kind.ts';

export const approvalProblems = {
  ALREADY_VOTED: {
    status: 409,
    title: 'The person has taken part in another vote of this request',
    denies: true,
    recommendedActions: ['Let another person vote. A delegate counts as the validator and as themselves.'],
  },
  APPROVAL_EXPIRED: {
    status: 410,
    title: 'The approval has expired',
    runbook: 'stalled-executions',
    recommendedActions: ['Create a version with the same content and submit it to a new vote.'],
  },
  APPROVAL_NOT_APPROVED: {
    status: 409,
    title: 'The approval request is not approved',
    runbook: 'stalled-executions',
    recommendedActions: ['Read the tally with GET /api/v12/approvals/{approvalRequestId}.', 'Cast the missing votes.'],
  },
  APPROVAL_NOT_EXPIRED: {
    status: 409,
    title: 'The approval has not expired yet',
    recommendedActions: ['Read its deadline with GET /api/v12/approvals/{approvalRequestId}.'],
  },
  APPROVAL_REQUEST_NOT_FOUND: {
    status: 404,
    title: 'The approval request does not exist',
    recommendedActions: ['Check the id. The response to the submission of the version contains it.'],
  },
  INVALID_POLICY: {
    status: 422,
    title: 'No vote could ever meet this policy',
    recommendedActions: ['Send a fraction with 0 < numerator ≤ denominator that a vote can meet.'],
  },
  NO_VALIDATOR_LEFT: {
    status: 409,
    title: 'The request would have no validator left',
    recommendedActions: ['Name a replacementId.'],
  },
  SELF_APPROVAL: {
    status: 422,
    title: 'The person has a stake in the request',
    denies: true,
    recommendedActions: [
      'Name validators other than the submitter, and let another validator vote.',
      'Let an operator who neither submitted nor validates the request change its validators.',
    ],
  },
  VALIDATOR_AT_CAPACITY: {
    status: 409,
    title: 'A validator has reached the limit of open requests',
    recommendedActions: [
      'Name other validators. details.validators lists those who are at capacity.',
      'Raise the capacity with PUT /api/v12/validators/{validatorId}/capacity.',
      'Try again later. Seats taken by an interrupted submission are released within about two minutes.',
    ],
  },
  VALIDATOR_NOT_ELIGIBLE: {
    status: 403,
    title: 'The validator has no vote on this approval request',
    recommendedActions: [
      'Vote as a validator of the request.',
      'To take the seat of another validator, ask another operator to name you as the replacement.',
    ],
  },
  VALIDATOR_NOT_FOUND: {
    status: 404,
    title: 'The approval request has no such validator',
    recommendedActions: [
      'Check the name. GET /api/v12/approvals/{approvalRequestId}/evidence shows who was named as a validator, and who was revoked.',
    ],
  },
  VOTE_CLOSED: {
    status: 409,
    title: 'The vote is closed',
    recommendedActions: ['Read the decision with GET /api/v12/approvals/{approvalRequestId}.'],
  },
} as const satisfies Record<string, ProblemKind>;
