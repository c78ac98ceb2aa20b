import { timedId as newId } from '../../dist/libs/event-store/index.js';

/** Ids that begin with their time, as Assent's do, for whoever is measured. */
export { newId };

/** The events that everybody appends: of the size of a version's life in Assent. */
export const sampleTypes = ['VersionCreated', 'VersionSubmitted', 'VersionActivated', 'ApprovalExecutionCompleted'];

export function sampleData(versionId) {
  return {
    versionId,
    tokenId: '0198c5a2-0000-7000-8000-000000000001',
    content: { terms: '5 % until 2031', note: 'as agreed by the board of the issuer in its last meeting' },
    parent: null,
    previousVersionId: null,
    amount: '250.00',
    recipient: 'treasury',
    issuerAccountId: 'acme',
    approvers: ['ann', 'bob', 'cem'],
    createdAt: '2026-01-01T12:00:00.000Z',
  };
}

export function sampleMetadata(commandId) {
  return {
    tenantId: 'default',
    actor: { type: 'user', id: 'local-administrator' },
    correlationId: commandId,
    causationId: commandId,
    commandId,
    occurredAt: '2026-01-01T12:00:00.000Z',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  };
}

/** @returns so many events, with ids of their own */
export function sampleEvents(count) {
  const commandId = newId();
  return Array.from({ length: count }, (_, index) => ({
    id: newId(),
    type: sampleTypes[index % sampleTypes.length],
    data: sampleData(commandId),
    metadata: sampleMetadata(commandId),
  }));
}

/** A stream is appended to so often, at the revision it is known to be at, and then a new one is begun. */
export const appendsPerStream = 5;
