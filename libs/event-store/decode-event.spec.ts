import { decodeEvent, isUndecodable } from './decode-event.ts';
import { anEvent } from './testing/event-store.contract.ts';

const faultOf = (stream: string, tenantId: string) => {
  const { metadata, ...event } = anEvent();
  const at = { revision: 0, position: '1', schemaVersion: 1, recordedAt: '2026-01-01T00:00:00.000Z' };
  const decoded = decodeEvent({ ...event, ...at, stream, metadata: { ...metadata, tenantId } });
  return isUndecodable(decoded) ? decoded.fault.message : undefined;
};

describe('a stored event', () => {
  it.each([
    ['token-1', 'default'],
    ['acme.token-1', 'acme'],
  ])('C-30 is read in the stream %s of its tenant %s', (stream, tenantId) => {
    expect(faultOf(stream, tenantId)).toBeUndefined();
  });

  it.each([
    ['token-1', 'acme'],
    ['acme.token-1', 'default'],
    ['acme.token-1', 'globex'],
    ['default.token-1', 'default'],
  ])('C-30 is not read in the stream %s if its tenant is %s', (stream, tenantId) => {
    expect(faultOf(stream, tenantId)).toContain('metadata.tenantId is not the tenant of the stream');
  });
});
