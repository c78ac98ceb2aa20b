import { exampleIds } from '../example-ids.ts';
import { operation, type Area } from '../http/operation.ts';
import { pageQuerySchema } from '../http/paging.ts';
import { nameSchema, storedNameSchema, uuidSchema } from '../primitives.ts';
import {
  capacitySetSchema,
  castVoteSchema,
  revokeValidatorSchema,
  setCapacitySchema,
  validatorRevokedSchema,
  voteCastSchema,
} from './commands.ts';
import { approvalViewSchema, notificationPageSchema, notificationsQuerySchema } from './queries.ts';
import { quorumPolicySchema, submitVersionSchema, versionSubmittedSchema } from './submission.ts';

const { tokenId, versionId, approvalRequestId, validatorId } = exampleIds;

export const approvals: Area = {
  tag: 'Approvals',
  description: 'The vote on a submitted version.',
  schemas: {
    QuorumPolicy: quorumPolicySchema,
    SubmitVersionRequest: submitVersionSchema,
    VersionSubmitted: versionSubmittedSchema,
    CastVoteRequest: castVoteSchema,
    VoteCast: voteCastSchema,
    ApprovalView: approvalViewSchema,
    NotificationPage: notificationPageSchema,
  },
  operations: [
    operation({
      operationId: 'submitVersion',
      method: 'POST',
      path: '/api/v12/versions/{versionId}/submit',
      tag: 'Versions',
      summary: 'Submit a version to a vote',
      description: 'Send either a tier, which implies a policy, or a policy.',
      params: { versionId: uuidSchema },
      request: submitVersionSchema,
      success: { status: 201, response: versionSubmittedSchema, location: true },
      problems: [
        'VERSION_NOT_FOUND',
        'INVALID_STATE_TRANSITION',
        'INVALID_POLICY',
        'SELF_APPROVAL',
        'VALIDATOR_AT_CAPACITY',
        'SUBMISSION_ABANDONED',
      ],
      example: {
        request: { tier: 'ELEVATED', validators: ['ann', 'bob', 'cem'], votingWindowDays: 7 },
        response: {
          versionId,
          approvalRequestId,
          status: 'PENDING_VVB',
          votingWindowEnd: '2026-11-09T09:30:00.000Z',
          approvalExpiryDeadline: '2026-11-16T09:30:00.000Z',
          position: '0000000000000005',
        },
      },
    }),
    operation({
      operationId: 'castVote',
      method: 'POST',
      path: '/api/v12/approvals/{approvalRequestId}/votes',
      summary: 'Cast a vote as a validator',
      description:
        'A vote can be changed until the request is decided. A first vote after the decision is recorded and changes nothing.',
      params: { approvalRequestId: uuidSchema },
      request: castVoteSchema,
      success: { status: 201, response: voteCastSchema },
      problems: ['APPROVAL_REQUEST_NOT_FOUND', 'VALIDATOR_NOT_ELIGIBLE', 'VOTE_CLOSED'],
      example: {
        request: { validatorId: 'ann', choice: 'APPROVE' },
        response: {
          approvalRequestId,
          validatorId: 'ann',
          choice: 'APPROVE',
          counted: true,
          status: 'OPEN',
          position: '0000000000000006',
        },
      },
    }),
    operation({
      operationId: 'revokeValidator',
      method: 'POST',
      path: '/api/v12/approvals/{approvalRequestId}/validators/{validatorId}/revoke',
      summary: 'Revoke a validator of an open request',
      description:
        'The vote of the validator no longer counts. The named replacement takes the place, or else the first backup validator. Without either, the quorum applies to the remaining validators.',
      params: { approvalRequestId: uuidSchema, validatorId: storedNameSchema },
      request: revokeValidatorSchema,
      success: { status: 200, response: validatorRevokedSchema },
      problems: [
        'APPROVAL_REQUEST_NOT_FOUND',
        'VALIDATOR_NOT_ELIGIBLE',
        'SELF_APPROVAL',
        'VALIDATOR_AT_CAPACITY',
        'NO_VALIDATOR_LEFT',
        'VOTE_CLOSED',
      ],
      example: {
        request: { replacementId: 'dan', reason: 'left the board' },
        response: {
          approvalRequestId,
          validatorId,
          replacementId: 'dan',
          status: 'OPEN',
          position: '0000000000000008',
        },
      },
    }),
    operation({
      operationId: 'setCapacity',
      method: 'PUT',
      path: '/api/v12/validators/{validatorId}/capacity',
      summary: 'Limit the number of open requests for a validator',
      params: { validatorId: nameSchema },
      request: setCapacitySchema,
      success: { status: 200, response: capacitySetSchema },
      problems: [],
      example: {
        request: { maximumOpen: 100 },
        response: { validatorId, maximumOpen: 100, position: '0000000000000009' },
      },
    }),
    operation({
      operationId: 'getApproval',
      method: 'GET',
      path: '/api/v12/approvals/{approvalRequestId}',
      summary: 'Read an approval request with its policy, tally, decision and a page of its votes',
      params: { approvalRequestId: uuidSchema },
      query: pageQuerySchema,
      headers: ['X-Min-Position'],
      success: { status: 200, response: approvalViewSchema },
      problems: ['APPROVAL_REQUEST_NOT_FOUND'],
      example: {
        query: { limit: 100 },
        response: {
          approvalRequestId,
          versionId,
          tokenId,
          status: 'APPROVED',
          tier: 'ELEVATED',
          policy: { numerator: 2, denominator: 3, basis: 'eligible', inclusive: true },
          thresholdPercentage: 66.67,
          votingWindowEnd: '2026-11-09T09:30:00.000Z',
          approvalExpiryDeadline: '2026-11-16T09:30:00.000Z',
          requestedBy: 'local-administrator',
          requestedAt: '2026-11-02T09:30:00.000Z',
          tally: { approve: 2, reject: 0, abstain: 0, notVoted: 1, validators: 3 },
          decision: {
            outcome: 'APPROVED',
            approve: 2,
            reject: 0,
            abstain: 0,
            early: true,
            decidedAt: '2026-11-02T09:31:00.000Z',
          },
          votes: [
            { validatorId: 'ann', choice: 'APPROVE', counted: true, castAt: '2026-11-02T09:30:30.000Z' },
            { validatorId: 'bob', choice: 'APPROVE', counted: true, castAt: '2026-11-02T09:31:00.000Z' },
          ],
          nextCursor: null,
        },
      },
    }),
    operation({
      operationId: 'listNotifications',
      method: 'GET',
      path: '/api/v12/notifications',
      summary: 'List the notifications of a submitter, oldest first',
      params: {},
      query: notificationsQuerySchema,
      headers: ['X-Min-Position'],
      success: { status: 200, response: notificationPageSchema },
      problems: [],
      example: {
        query: { recipient: 'sue@example.com', limit: 100 },
        response: {
          items: [
            {
              id: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0009',
              recipient: 'sue@example.com',
              kind: 'REJECTED',
              versionId,
              approvalRequestId,
              message: 'The validators have rejected the version.',
              createdAt: '2026-11-02T09:31:00.000Z',
            },
          ],
          nextCursor: null,
        },
      },
    }),
  ],
};
