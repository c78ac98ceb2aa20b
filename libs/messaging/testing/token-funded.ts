import { randomUUID } from 'node:crypto';
import type { IntegrationEvent } from '#libs/contracts';

/** A new event of one token, the key that all of them have. */
export function aTokenFunded(of: Partial<IntegrationEvent<'TokenFunded'>> = {}): IntegrationEvent<'TokenFunded'> {
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: '/test',
    type: 'TokenFunded',
    subject: 'token',
    time: '2026-01-01T00:00:00.000Z',
    datacontenttype: 'application/json',
    partitionkey: 'token',
    sequence: '0000000000000001',
    correlationid: 'c',
    causationid: 'c',
    tenantid: 't',
    data: { tokenId: 'token', issuerAccountId: 'i', amount: '1', fundedAt: '2026-01-01T00:00:00.000Z' },
    ...of,
  };
}
