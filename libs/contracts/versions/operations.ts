import { exampleIds } from '../example-ids.ts';
import { operation, type Area } from '../http/operation.ts';
import { uuidSchema } from '../primitives.ts';
import { retireSchema } from '../tokens/retirement.ts';
import {
  createVersionSchema,
  reparentVersionSchema,
  versionCreatedSchema,
  versionReparentedSchema,
  versionRetiredSchema,
} from './commands.ts';
import { versionPageSchema, versionsQuerySchema, versionViewSchema } from './queries.ts';

const { tokenId, versionId, approvalRequestId } = exampleIds;

const version = {
  versionId,
  tokenId,
  status: 'ACTIVE',
  content: { terms: '5 % until 2031' },
  amount: '250.00',
  recipient: 'treasury',
  parentTokenId: null,
  parentVersionId: null,
  previousVersionId: null,
  replacedByVersionId: null,
  merkleHash: '9f2c1f0c6f1b8d5e4b7a3d2e1c0f9e8d7c6b5a49382716051423324150617283',
  approvalRequestId,
  approvalThresholdPercentage: 66.67,
  approvedByCount: 2,
  approversList: ['ann', 'bob'],
  approvalTimestamp: '2026-11-02T09:31:00.000Z',
  approvalExpiryDeadline: '2026-11-16T09:30:00.000Z',
  vvbApprovedAt: '2026-11-02T09:31:00.000Z',
  activatedAt: '2026-11-02T09:31:00.012Z',
  previousVersionRetiredAt: null,
  archiveAfter: null,
  rollbackRequest: null,
  createdAt: '2026-11-02T09:29:00.000Z',
  updatedAt: '2026-11-02T09:31:00.012Z',
};

export const versions: Area = {
  tag: 'Versions',
  description: 'The life of a token version: it is created, submitted to a vote, and retired.',
  schemas: {
    CreateVersionRequest: createVersionSchema,
    VersionCreated: versionCreatedSchema,
    VersionRetired: versionRetiredSchema,
    VersionView: versionViewSchema,
    VersionPage: versionPageSchema,
  },
  operations: [
    operation({
      operationId: 'createVersion',
      method: 'POST',
      path: '/api/v12/tokens/{tokenId}/versions',
      summary: 'Create a version of a token',
      description: 'With previousVersionId, the new version replaces that version when it becomes active.',
      params: { tokenId: uuidSchema },
      request: createVersionSchema,
      success: { status: 201, response: versionCreatedSchema, location: true },
      problems: ['TOKEN_NOT_FOUND', 'TOKEN_RETIRED', 'VERSION_NOT_FOUND'],
      example: {
        request: { content: { terms: '5 % until 2031' }, amount: '250.00', recipient: 'treasury' },
        response: { versionId, tokenId, status: 'CREATED', position: '0000000000000003' },
      },
    }),
    operation({
      operationId: 'retireVersion',
      method: 'POST',
      path: '/api/v12/versions/{versionId}/retire',
      summary: 'Retire an active version',
      description: 'Refused while other versions depend on it, unless cascade retires them first.',
      params: { versionId: uuidSchema },
      request: retireSchema,
      success: { status: 200, response: versionRetiredSchema },
      problems: [
        'VERSION_NOT_FOUND',
        'INVALID_STATE_TRANSITION',
        'CASCADE_BLOCKED',
        'CASCADE_TOO_DEEP',
        'CASCADE_TIMED_OUT',
        'PLAN_CHANGED',
      ],
      example: {
        request: { reason: 'matured', executedBy: 'ops@example.com' },
        response: { versionId, status: 'RETIRED', cascaded: [], position: '0000000000000021' },
      },
    }),
    operation({
      operationId: 'reparentVersion',
      method: 'POST',
      path: '/api/v12/versions/{versionId}/parent',
      summary: 'Change or remove the parent of a version that is not active yet',
      description: 'The execution is checked against the new parent. A cycle of parents is refused.',
      params: { versionId: uuidSchema },
      request: reparentVersionSchema,
      success: { status: 200, response: versionReparentedSchema },
      problems: ['VERSION_NOT_FOUND', 'TOKEN_NOT_FOUND', 'INVALID_STATE_TRANSITION', 'CIRCULAR_DEPENDENCY'],
      example: {
        request: { parentTokenId: tokenId, reason: 'belongs to the bond itself' },
        response: { versionId, parentTokenId: tokenId, parentVersionId: null, position: '0000000000000022' },
      },
    }),
    operation({
      operationId: 'listVersions',
      method: 'GET',
      path: '/api/v12/versions',
      summary: 'List versions, optionally by token, status or requested rollback, oldest first',
      params: {},
      query: versionsQuerySchema,
      headers: ['X-Min-Position'],
      success: { status: 200, response: versionPageSchema },
      problems: [],
      example: { query: { tokenId, limit: 100 }, response: { items: [version], nextCursor: null } },
    }),
    operation({
      operationId: 'getVersion',
      method: 'GET',
      path: '/api/v12/versions/{versionId}',
      summary: 'Read a version',
      params: { versionId: uuidSchema },
      headers: ['X-Min-Position'],
      success: { status: 200, response: versionViewSchema },
      problems: ['VERSION_NOT_FOUND'],
      example: {
        response: version,
      },
    }),
  ],
};
