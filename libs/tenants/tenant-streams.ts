/** The tenant of an installation that has only one. Its streams have no prefix. */
export const defaultTenant = 'default';

/**
 * The full name of a tenant's stream: `token-1` for the tenant `default`, `acme.token-1` for the tenant `acme`
 * (DESIGN §11).
 * @param name the stream's name within its tenant, as libs/domain gives it; without a dot
 * @throws RangeError if the full name would not lead back to this tenant and this name
 */
export function streamOf(tenantId: string, name: string): string {
  const stream = tenantId === defaultTenant ? name : `${tenantId}.${name}`;
  if (!belongsTo(tenantId, stream)) throw new RangeError(`The tenant '${tenantId}' can have no stream '${name}'.`);
  return stream;
}

/** The tenant of a stream, by its full name. */
export function tenantOfStream(stream: string): string {
  const dot = stream.indexOf('.');
  return dot < 0 ? defaultTenant : stream.slice(0, dot);
}

/** The stream's name within its tenant, as libs/domain gives it. */
export function nameOfStream(stream: string): string {
  return stream.slice(stream.indexOf('.') + 1);
}

/** The kind and the id of the aggregate: `version` and `1` for the stream `acme.version-1`. */
export function aggregateOfStream(stream: string): { readonly kind: string; readonly id: string } {
  const name = nameOfStream(stream);
  const dash = name.indexOf('-');
  return { kind: name.slice(0, dash), id: name.slice(dash + 1) };
}

/** Whether a stream of this full name is one that the tenant can have. The tenant `default` has streams without a dot only. */
export function belongsTo(tenantId: string, stream: string): boolean {
  const dot = stream.indexOf('.');
  if (tenantId === defaultTenant) return dot < 0;
  return dot > 0 && dot === tenantId.length && stream.startsWith(tenantId);
}
