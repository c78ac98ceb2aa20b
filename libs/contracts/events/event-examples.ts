import { exampleIds } from '../example-ids.ts';

const { tokenId, versionId } = exampleIds;

/** Values for the examples of events, so that all describe the same version. */
export const eventExamples = {
  version: { versionId, tokenId },
  settlementTerms: { amount: '250.00', recipient: 'treasury', issuerAccountId: 'acme' },
  executionId: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0004',
  time: '2026-11-02T09:31:00.050Z',
} as const;
