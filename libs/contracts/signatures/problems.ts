import type { ProblemKind } from '../problem-kind.ts';

export const signatureProblems = {
  PASSKEYS_UNAVAILABLE: {
    status: 409,
    title: 'This installation cannot have passkeys',
    recommendedActions: [
      'Operators: set PUBLIC_URL to a URL with a host name.',
      'Sign with an Ed25519 key instead: npx assent signing-keys --help.',
    ],
  },
  SIGNATURE_INVALID: {
    status: 422,
    title: 'The signature does not verify',
    denies: true,
    recommendedActions: [
      'Sign the hash of a new statement: POST /api/v12/approvals/{approvalRequestId}/statements.',
      'Send the choice and the reason of the statement without a change.',
    ],
  },
  SIGNATURE_REQUIRED: {
    status: 422,
    title: 'The request takes signed votes only',
    denies: true,
    recommendedActions: [
      'Sign with npx assent sign {approvalRequestId}, or with a passkey at /sign/{approvalRequestId}.',
    ],
  },
  SIGNING_KEY_EXISTS: {
    status: 409,
    title: 'The signing key is registered already',
    recommendedActions: ['Create a new key and register it.'],
  },
  SIGNING_KEY_NOT_FOUND: {
    status: 404,
    title: 'The signing key does not exist',
    recommendedActions: ['List the keys with GET /api/v12/signing-keys.'],
  },
  SIGNING_KEY_NOT_USABLE: {
    status: 403,
    title: 'The vote cannot be signed with this key',
    runbook: 'lost-passkey',
    recommendedActions: [
      'If the key is new, ask an administrator to confirm it.',
      'Otherwise sign with another key of yours. GET /api/v12/signing-keys lists them.',
    ],
  },
  SIGNING_KEY_OF_ANOTHER: {
    status: 403,
    title: 'The signing key belongs to another person',
    recommendedActions: ['Register and revoke keys of your own. An administrator can revoke any key.'],
  },
  SIGNING_KEY_REVOKED: {
    status: 409,
    title: 'The signing key was revoked',
    runbook: 'lost-passkey',
    recommendedActions: ['Register a new key.'],
  },
  STATEMENT_EXPIRED: {
    status: 409,
    title: 'The statement can no longer be used',
    recommendedActions: [
      'Get a new statement with POST /api/v12/approvals/{approvalRequestId}/statements and sign it. A statement is valid once, for ten minutes, until the next one, and until the validators change.',
    ],
  },
} as const satisfies Record<string, ProblemKind>;
