import { randomUUID } from 'node:crypto';
import type { IntegrationEvent } from '#libs/contracts';

const tokenId = '7d9c4c6e-0000-4000-8000-000000000001';

/** A new event of one token. All of these events have the same key. */
export function aTokenFunded(of: Partial<IntegrationEvent<'TokenFunded'>> = {}): IntegrationEvent<'TokenFunded'> {
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: '/test',
    type: 'TokenFunded',
    subject: tokenId,
    time: '2026-01-01T00:00:00.000Z',
    datacontenttype: 'application/json',
    partitionkey: tokenId,
    sequence: '0000000000000001',
    correlationid: 'c',
    causationid: 'c',
    tenantid: 't',
    data: { tokenId, issuerAccountId: 'i', amount: '1', fundedAt: '2026-01-01T00:00:00.000Z' },
    ...of,
  };
}
