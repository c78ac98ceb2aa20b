import type { ApprovalRequestEvent, ValidatorRosterEvent } from '#libs/domain';
import {
  approvalRequestId,
  at,
  ids,
  ofRequest,
  policy,
  validators,
  versionId,
  window,
  type DataOf,
} from './example-facts.ts';

const vote = {
  approvalRequestId,
  validatorId: 'ann',
  choice: 'APPROVE',
  previousChoice: null,
  reason: null,
  castAt: at(2),
} as const;
const decision = {
  ...ofRequest,
  approvals: 2,
  rejections: 0,
  abstentions: 0,
  totalValidators: 3,
  approvers: ['ann', 'bob'],
  early: true,
  decidedAt: at(2),
};

export const ofApprovals: DataOf<ApprovalRequestEvent> = {
  ApprovalRequested: {
    ...ofRequest,
    policy,
    tier: 'ELEVATED',
    validators,
    backupValidators: [],
    ...window,
    requestedBy: 'Sue',
    requestedAt: at(1),
  },
  VoteCast: vote,
  LateVoteCast: { ...vote, castAt: at(4) },
  ValidatorRevoked: {
    approvalRequestId,
    validatorId: 'ann',
    previousChoice: null,
    replacementId: null,
    reason: 'left',
    revokedBy: 'ops',
    revokedAt: at(2),
  },
  ReplacementAbandoned: { ...ofRequest, claimId: ids.claim, abandonedAt: at(2) },
  ApprovalGranted: decision,
  ApprovalRejected: { ...decision, approvals: 0, rejections: 2, approvers: [] },
  ApprovalExpiring: {
    ...ofRequest,
    waitsFor: 'decision',
    expiresAt: window.votingWindowEnd,
    announcedAt: '2026-01-07T12:00:00.000Z',
  },
  ApprovalExpired: { ...ofRequest, because: 'not-decided', expiredAt: at(8) },
};

export const ofRoster: DataOf<ValidatorRosterEvent> = {
  CapacitySet: {
    validatorId: 'ann',
    maximumOpen: 1,
    comparison: 'canonical',
    reason: 'busy',
    setBy: 'ops',
    setAt: at(0),
  },
  SeatsTaken: { approvalRequestId, validators: ['ann'], versionId, claimId: approvalRequestId, takenAt: at(1) },
  SeatsReleased: { approvalRequestId, validators: ['ann'], releasedAt: at(2) },
};
