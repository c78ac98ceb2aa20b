import { z } from 'zod';
import {
  amountSchema,
  contentSchema,
  listSchema,
  mapSchema,
  nameSchema,
  positionSchema,
  positiveAmountSchema,
  reasonSchema,
  storedNameSchema,
  timestampSchema,
  uuidSchema,
} from './primitives.ts';

const maximumValidators = 10_000;

/** At most 50 texts, by name. */
const attributesSchema = mapSchema(nameSchema, z.string().max(2_000, 'must have at most 2000 characters'), 50).refine(
  (attributes) => Object.values(attributes).every((text) => text.isWellFormed() && !text.includes('\u0000')),
  'must be well-formed Unicode without NUL characters',
);

export const registerTokenSchema = z.strictObject({
  name: nameSchema,
  kind: z.enum(['PRIMARY', 'SECONDARY']).default('PRIMARY'),
  parentTokenId: uuidSchema.optional(),
  issuerAccountId: nameSchema.describe('The account that settlements of this token are paid from.'),
  openingBalance: amountSchema.describe('What the issuer puts into that account when the token is registered.'),
  attributes: attributesSchema.default({}).describe('What the token says of itself and of its children (S7-37).'),
});

/** Who answers for an operator's command. In local mode the administrator acts for whoever is named (C-24). */
const executedBy = nameSchema.optional();

/** Of a dry run of the same command: refused when the plan has changed since (N3). */
const planHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be the planHash of a dry run')
  .optional();

/** `?dryRun=true`: what the command would do, and nothing recorded (N3). */
export const commandQuerySchema = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') });

/** What an operator commands needs a reason. */
export const operatorCommandSchema = z.strictObject({ reason: reasonSchema, executedBy });

export const describeTokenSchema = z.strictObject({ attributes: attributesSchema, executedBy });

export const assignTokenParentSchema = z.strictObject({
  parentTokenId: uuidSchema.nullable().describe('Null: none.'),
  reason: reasonSchema,
  executedBy,
});

export const retireSchema = z.strictObject({
  reason: reasonSchema,
  executedBy,
  cascade: z
    .boolean()
    .default(false)
    .describe('Retires what depends on it first, as far as three levels down (S6-34).'),
  planHash,
});

export const fundTokenSchema = z.strictObject({ amount: positiveAmountSchema });

export const createVersionSchema = z
  .strictObject({
    content: contentSchema,
    parentTokenId: uuidSchema.optional(),
    parentVersionId: uuidSchema.optional(),
    previousVersionId: uuidSchema.optional(),
    amount: positiveAmountSchema,
    recipient: nameSchema,
  })
  .refine((version) => version.parentTokenId === undefined || version.parentVersionId === undefined, {
    path: ['parentVersionId'],
    error: 'must not be given together with parentTokenId: a version has one parent',
  })
  // It would keep in force what it replaces, for as long as it is active itself (C-22).
  .refine(
    ({ parentVersionId, previousVersionId }) => parentVersionId === undefined || parentVersionId !== previousVersionId,
    {
      path: ['parentVersionId'],
      error: 'must not be the previous version: a version cannot depend on what it replaces',
    },
  );

export const quorumPolicySchema = z.strictObject({
  numerator: z.int().min(1).max(1_000_000),
  denominator: z.int().min(1).max(1_000_000),
  basis: z
    .enum(['eligible', 'cast'])
    .describe(
      'Whether votes that are missing count. With cast, the votes that were cast decide when the window closes.',
    ),
  inclusive: z.boolean(),
  selfApproval: z.boolean().optional().describe('Whether whoever submits may be a validator of their own request.'),
  minimumTurnout: z
    .strictObject({ numerator: z.int().min(1).max(1_000_000), denominator: z.int().min(1).max(1_000_000) })
    .optional()
    .describe('Of the eligible, how many must have voted or abstained. Only with the basis cast.'),
});

const validatorsSchema = (minimum: number) =>
  listSchema(nameSchema, {
    minimum,
    maximum: maximumValidators,
    tooFew: 'must name at least one validator',
  }).superRefine((validators, context) => {
    const seen = new Set<string>();
    validators.forEach((validator, index) => {
      if (seen.has(validator)) context.addIssue({ code: 'custom', path: [index], message: `names ${validator} twice` });
      seen.add(validator);
    });
  });

export const submitVersionSchema = z
  .strictObject({
    tier: z.enum(['STANDARD', 'ELEVATED', 'CRITICAL']).optional(),
    policy: quorumPolicySchema.optional(),
    validators: validatorsSchema(1),
    backupValidators: validatorsSchema(0)
      .default([])
      .describe('Who takes the place of a validator that is revoked, in this order (S7-24).'),
    submittedBy: nameSchema
      .optional()
      .describe('Who submits, and hears of the outcome (S7-14); never a validator of it, unless the policy says so.'),
    votingWindowDays: z.int().min(1).max(365).optional().describe('Days from now until voting closes (S6-51).'),
    /** Or when it closes, in any time zone (S7-19). Unset: in seven days. */
    votingWindowEnd: z.iso
      .datetime({ offset: true, error: 'must be a time such as 2030-01-31T18:00:00+09:00' })
      .optional(),
  })
  .refine(({ votingWindowDays, votingWindowEnd }) => votingWindowDays === undefined || votingWindowEnd === undefined, {
    path: ['votingWindowEnd'],
    error: 'must not be given together with votingWindowDays',
  })
  .refine((submission) => (submission.tier === undefined) !== (submission.policy === undefined), {
    path: ['tier'],
    error: 'give either a tier or a policy',
  });

export const castVoteSchema = z.strictObject({
  validatorId: storedNameSchema.describe('In any spelling: case, width and the form of accents do not matter.'),
  choice: z.enum(['APPROVE', 'REJECT', 'ABSTAIN']),
  reason: reasonSchema.optional(),
});

/** S7-23, S7-24. */
export const revokeValidatorSchema = z.strictObject({
  replacementId: nameSchema.optional().describe('Unset: the first of the backup validators, if there is one left.'),
  reason: reasonSchema,
  executedBy,
});

/** S7-26. */
export const setCapacitySchema = z.strictObject({
  maximumOpen: z
    .int()
    .min(0)
    .max(1_000_000)
    .nullable()
    .describe('How many open requests the validator may be on; null: any number.'),
  executedBy,
});

/** S7-36. */
export const reparentVersionSchema = z
  .strictObject({
    parentTokenId: uuidSchema.optional().describe('One of them; neither: no parent.'),
    parentVersionId: uuidSchema.optional(),
    reason: reasonSchema,
    executedBy,
  })
  .refine((parent) => parent.parentTokenId === undefined || parent.parentVersionId === undefined, {
    path: ['parentVersionId'],
    error: 'must not be given together with parentTokenId: a version has one parent',
  });

/** S6-45. */
export const executeManuallySchema = z.strictObject({
  approvalRequestId: uuidSchema,
  executedBy: nameSchema,
  reason: reasonSchema,
  planHash,
});

export const maximumBulk = 1_000;

/** S6-46; what is named twice is executed once (C-23). */
export const bulkExecuteSchema = z.strictObject({
  approvalRequestIds: listSchema(uuidSchema, {
    minimum: 1,
    // Ten times over, because repetitions are allowed.
    maximum: 10 * maximumBulk,
    tooFew: 'must name at least one approval request',
  }),
  executedBy: nameSchema,
  reason: reasonSchema.optional(),
});

/** S6-48. */
export const rollBackSchema = z.strictObject({
  reason: reasonSchema,
  executedBy: nameSchema,
  force: z
    .boolean()
    .default(false)
    .describe(
      'Also what has been settled: asked for by one person, and carried out when another one says the same (N11).',
    ),
  planHash,
});

/** Where the clock may be moved: in local mode and in tests. */
export const moveClockSchema = z
  .strictObject({
    now: z.iso.datetime({ offset: true }).optional().describe('The time that it shall be.'),
    advanceByMs: z.int().min(0).max(3_155_760_000_000).optional().describe('Or how far it shall go, in milliseconds.'),
  })
  .refine(({ now, advanceByMs }) => (now === undefined) !== (advanceByMs === undefined), {
    path: ['now'],
    error: 'give either now or advanceByMs',
  });

/** Every command answers with the position it reached (N2). */
const reached = {
  position: positionSchema.describe(
    'The place in the event log that this command reached: give it to a query as X-Min-Position to read your own write.',
  ),
};

export const tokenRegisteredSchema = z.object({ tokenId: uuidSchema, ...reached });
export const tokenFundedSchema = z.object({ tokenId: uuidSchema, ...reached });
export const versionCreatedSchema = z.object({
  versionId: uuidSchema,
  tokenId: uuidSchema,
  status: z.string(),
  ...reached,
});
export const versionSubmittedSchema = z.object({
  versionId: uuidSchema,
  approvalRequestId: uuidSchema,
  status: z.string(),
  votingWindowEnd: timestampSchema,
  approvalExpiryDeadline: timestampSchema,
  ...reached,
});
export const voteCastSchema = z.object({
  approvalRequestId: uuidSchema,
  validatorId: z.string(),
  choice: z.string(),
  counted: z
    .boolean()
    .describe('False for a vote that came after the decision: it is on the record and changes nothing.'),
  status: z.string(),
  ...reached,
});
/** S6-45; the duration also as a number (C-37). */
export const executedManuallySchema = z.object({
  versionId: uuidSchema,
  approvalRequestId: uuidSchema,
  executionId: uuidSchema,
  previousStatus: z.string(),
  newStatus: z.string(),
  timestamp: timestampSchema,
  executionDuration: z.string(),
  executionDurationMs: z.number(),
  metadata: z.object({
    executedManually: z.boolean(),
    executedBy: z.string(),
    alreadyExecuted: z
      .boolean()
      .describe('True when this approval had taken effect before this call, which then changed nothing (C-5).'),
    cascadeRetirementExecuted: z.boolean(),
    cascadeError: z.string().nullable(),
  }),
  ...reached,
});
/** What was retired along, the lowest first. */
const cascaded = z.array(uuidSchema);
export const versionRetiredSchema = z.object({ versionId: uuidSchema, status: z.string(), cascaded, ...reached });
export const tokenRetiredSchema = z.object({ tokenId: uuidSchema, status: z.string(), cascaded, ...reached });
export const tokenChangedSchema = z.object({ tokenId: uuidSchema, status: z.string(), ...reached });
export const tokenParentAssignedSchema = z.object({
  tokenId: uuidSchema,
  parentTokenId: uuidSchema.nullable(),
  ...reached,
});
export const versionReparentedSchema = z.object({
  versionId: uuidSchema,
  parentTokenId: uuidSchema.nullable(),
  parentVersionId: uuidSchema.nullable(),
  ...reached,
});
export const holdPlacedSchema = z.object({ versionId: uuidSchema, holdId: uuidSchema, ...reached });
export const holdReleasedSchema = z.object({ versionId: uuidSchema, holdId: uuidSchema, ...reached });
export const validatorRevokedSchema = z.object({
  approvalRequestId: uuidSchema,
  validatorId: z.string(),
  replacementId: z.string().nullable().describe('Who votes instead; null when nobody does.'),
  status: z.string(),
  ...reached,
});
export const capacitySetSchema = z.object({
  validatorId: z.string(),
  maximumOpen: z.int().nullable(),
  ...reached,
});
/** S6-46: a result for each request, in the order in which they were first named. */
export const bulkExecutedSchema = z.object({
  totalRequests: z.int(),
  successCount: z.int(),
  failureCount: z.int(),
  results: z.array(
    z.object({
      approvalRequestId: uuidSchema,
      status: z.enum(['SUCCESS', 'FAILED']),
      versionId: uuidSchema.nullable().describe('Null when there is no such request.'),
      newStatus: z.string().nullable(),
      duration: z.string(),
      durationMs: z.number(),
      alreadyExecuted: z.boolean().describe('True when it had taken effect before this call (C-5).'),
      errorCode: z.string().nullable(),
      errorMessage: z.string().nullable(),
    }),
  ),
  position: reached.position.nullable().describe('As of every command; null when none of the requests was found.'),
});
/** S6-48; 202 and status ACTIVE while a forced rollback waits for a second person (N11). */
export const rolledBackSchema = z.object({
  versionId: uuidSchema,
  previousStatus: z.string(),
  newStatus: z.string(),
  timestamp: timestampSchema,
  reason: z.string(),
  requestedBy: z.string().nullable().describe('Who asked first, when it takes two.'),
  restoredVersionId: uuidSchema.nullable(),
  ...reached,
});
export const clockSchema = z.object({
  now: timestampSchema,
  moved: z.boolean().describe('Whether somebody has moved it.'),
});

/** N3: what a command would do. */
export const planSchema = z.object({
  dryRun: z.literal(true),
  accepted: z.boolean(),
  answer: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe(
      'What the command would answer; null when it would be refused. Ids that the command makes are of this try alone.',
    ),
  refusal: z
    .object({
      code: z.string(),
      status: z.int(),
      detail: z.string(),
      details: z.record(z.string(), z.unknown()),
      recommendedActions: z.array(z.string()),
    })
    .nullable(),
  /** In order; those by the worker follow from the others. */
  events: z.array(
    z.object({
      by: z.enum(['command', 'worker']),
      stream: z.string(),
      type: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  blastRadius: z.object({
    versionsActivated: z.array(z.string()),
    versionsRetired: z.array(z.string()),
    versionsRestored: z.array(z.string()),
    dependentsBlocking: z
      .array(z.string())
      .describe('Dependents that keep something in force which the command would retire.'),
    integrationEvents: z
      .array(z.object({ type: z.string(), subject: z.string(), consumers: z.array(z.string()) }))
      .describe('What the outside would hear, and which consumer groups listen.'),
  }),
  planHash: z
    .string()
    .describe(
      'Of what would happen, whoever asks and whenever: give it to the command to have it refused if that has changed.',
    ),
});
export const settlementRetriedSchema = z.object({ settlementId: uuidSchema, status: z.string(), ...reached });

export type QuorumPolicy = z.infer<typeof quorumPolicySchema>;
export type RegisterTokenRequest = z.infer<typeof registerTokenSchema>;
export type FundTokenRequest = z.infer<typeof fundTokenSchema>;
export type CreateVersionRequest = z.infer<typeof createVersionSchema>;
export type SubmitVersionRequest = z.infer<typeof submitVersionSchema>;
export type CastVoteRequest = z.infer<typeof castVoteSchema>;
export type ExecuteManuallyRequest = z.infer<typeof executeManuallySchema>;
export type CommandQuery = z.infer<typeof commandQuerySchema>;
export type OperatorCommandRequest = z.infer<typeof operatorCommandSchema>;
export type DescribeTokenRequest = z.infer<typeof describeTokenSchema>;
export type AssignTokenParentRequest = z.infer<typeof assignTokenParentSchema>;
export type RetireRequest = z.infer<typeof retireSchema>;
export type RevokeValidatorRequest = z.infer<typeof revokeValidatorSchema>;
export type SetCapacityRequest = z.infer<typeof setCapacitySchema>;
export type ReparentVersionRequest = z.infer<typeof reparentVersionSchema>;
export type BulkExecuteRequest = z.infer<typeof bulkExecuteSchema>;
export type RollBackRequest = z.infer<typeof rollBackSchema>;
export type MoveClockRequest = z.infer<typeof moveClockSchema>;
export type TokenRegistered = z.infer<typeof tokenRegisteredSchema>;
export type TokenFunded = z.infer<typeof tokenFundedSchema>;
export type VersionCreated = z.infer<typeof versionCreatedSchema>;
export type VersionSubmitted = z.infer<typeof versionSubmittedSchema>;
export type VoteCast = z.infer<typeof voteCastSchema>;
export type ExecutedManually = z.infer<typeof executedManuallySchema>;
export type VersionRetired = z.infer<typeof versionRetiredSchema>;
export type SettlementRetried = z.infer<typeof settlementRetriedSchema>;
export type TokenRetired = z.infer<typeof tokenRetiredSchema>;
export type TokenChanged = z.infer<typeof tokenChangedSchema>;
export type TokenParentAssigned = z.infer<typeof tokenParentAssignedSchema>;
export type VersionReparented = z.infer<typeof versionReparentedSchema>;
export type HoldPlaced = z.infer<typeof holdPlacedSchema>;
export type HoldReleased = z.infer<typeof holdReleasedSchema>;
export type ValidatorRevoked = z.infer<typeof validatorRevokedSchema>;
export type CapacitySet = z.infer<typeof capacitySetSchema>;
export type BulkExecuted = z.infer<typeof bulkExecutedSchema>;
export type RolledBack = z.infer<typeof rolledBackSchema>;
export type Clock = z.infer<typeof clockSchema>;
export type Plan = z.infer<typeof planSchema>;
