/** The ids in the examples, by path parameter. Each identifies the same thing in all examples. */
export const exampleIds = {
  tokenId: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0001',
  versionId: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0002',
  approvalRequestId: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0003',
  settlementId: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0004',
  holdId: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0008',
  deadLetterId: '01981c5e-7d40-4a31-9d2e-4f1b6c8a0009',
  replayId: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0010',
  jobId: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0011',
  validatorId: 'ann',
  projection: 'tokens',
  keyId: 'K5ZpYq3bW8tR2nVx',
  delegationId: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0012',
  tenantId: 'acme',
  action: 'clock:move',
  stream: 'token-01981c5e-7d40-7a31-9d2e-4f1b6c8a0001',
  signingKeyId: '5d0c2e7b9a4f6183e2d7c0b5a9f84e316d2b7c8f0a1e5d4c3b2a19087f6e5d4c',
} as const;
